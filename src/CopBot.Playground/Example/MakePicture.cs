using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CopBot.Playground.Example;

/// <summary>A small PNG (RFC 2083): coloured notes on a board.</summary>
internal static class MakePicture
{
    private const int Width = 640;
    private const int Height = 400;

    private static readonly (int R, int G, int B)[] Notes = [(250, 214, 120), (168, 213, 186), (244, 172, 148), (168, 196, 232), (222, 190, 230), (250, 226, 190)];

    public static byte[] Bars()
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);
        Chunk(png, "IHDR", head);
        Chunk(png, "IDAT", Pixels());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Pixels()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            var row = new byte[1 + (Width * 3)];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    var (r, g, b) = Colour(x, y);
                    (row[1 + (x * 3)], row[2 + (x * 3)], row[3 + (x * 3)]) = ((byte)r, (byte)g, (byte)b);
                }

                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static (int R, int G, int B) Colour(int x, int y)
    {
        var (column, row) = ((x - 20) / 205, (y - 20) / 185);
        var (inX, inY) = ((x - 20) % 205, (y - 20) % 185);
        var onNote = x >= 20 && y >= 20 && column < 3 && row < 2 && inX < 190 && inY < 170;
        if (!onNote)
            return (244, 240, 232);
        var (r, g, b) = Notes[(row * 3) + column];
        var line = inX is > 20 and < 170 && inY is > 30 and < 140 && inY % 28 < 6 && inX < 60 + ((inY * 37) % 110);
        return line ? (r - 70, g - 70, b - 70) : (r, g, b);
    }

    private static void Chunk(Stream png, string type, byte[] data)
    {
        var body = new byte[4 + data.Length];
        Encoding.ASCII.GetBytes(type).CopyTo(body, 0);
        data.CopyTo(body, 4);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }
}
