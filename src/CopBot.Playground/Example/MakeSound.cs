using System.Buffers.Binary;

namespace CopBot.Playground.Example;

/// <summary>A quiet hum as WAV, 8 kHz, 8 bit: it stands for a voice note, and any browser plays it.</summary>
internal static class MakeSound
{
    private const int Rate = 8000;

    public static byte[] Hum(int seconds)
    {
        var samples = Rate * seconds;
        var wav = new byte[44 + samples];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), 36 + samples);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), Rate);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 8);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), samples);
        for (var i = 0; i < samples; i++)
        {
            var time = i / (double)Rate;
            var swell = 0.5 - (0.5 * Math.Cos(time * 2 * Math.PI * 1.5));
            wav[44 + i] = (byte)(128 + (18 * swell * Math.Sin(time * 2 * Math.PI * (180 + (30 * Math.Sin(time * 3))))));
        }

        return wav;
    }
}
