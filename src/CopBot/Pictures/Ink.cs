namespace CopBot.Pictures;

/// <summary>An opaque colour, sRGB.</summary>
internal readonly record struct Ink(byte R, byte G, byte B)
{
    public static Ink Paper { get; } = new(0xFF, 0xFF, 0xFF);

    /// <summary>Text that is to be read first.</summary>
    public static Ink Dark { get; } = new(0x11, 0x18, 0x27);

    /// <summary>Text that may be read later.</summary>
    public static Ink Soft { get; } = new(0x4B, 0x55, 0x63);

    /// <summary>What a bar could reach.</summary>
    public static Ink Track { get; } = new(0xE5, 0xE7, 0xEB);

    public static Ink Blue { get; } = new(0x1D, 0x4E, 0xD8);

    /// <summary>What stands out; always with a word that says so.</summary>
    public static Ink Green { get; } = new(0x04, 0x6C, 0x4E);

    /// <summary>A middle, a goal.</summary>
    public static Ink Brown { get; } = new(0x9A, 0x34, 0x12);
}
