using System.Buffers.Binary;
using System.IO.Compression;
using CourseKit.Plots;

namespace CourseKit.Images;

/// <summary>Decodes PNG in full: every colour type and bit depth, palettes, transparent colours, interlaced or not.</summary>
/// <remarks>W3C, Portable Network Graphics Specification, third edition. Colours are taken as they are: gamma and profiles are
/// ignored.</remarks>
internal static class PngDecoder
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    // First column, first row, step in x, step in y of the seven passes; one whole pass where there is no interlace.
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static readonly (int X, int Y, int StepX, int StepY)[] Whole = [(0, 0, 1, 1)];

    public static PixelImage Decode(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature))
            throw new ImageFormatException("damaged: the PNG signature is wrong.");
        var (header, palette, transparent, data) = ReadChunks(file);
        var form = PngForm.Of(header, palette, transparent, file.Length);
        var pixels = new byte[form.Width * form.Height * form.OutputChannels];
        try
        {
            using var values = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            foreach (var pass in form.IsInterlaced ? Adam7 : Whole)
                ReadPass(values, form, pass, pixels);
        }
        catch (InvalidDataException e)
        {
            throw new ImageFormatException($"damaged: {e.Message}", e);
        }
        return new PixelImage(pixels, form.Width, form.Height, form.OutputChannels);
    }

    private static (byte[] Header, byte[] Palette, byte[]? Transparent, MemoryStream Data) ReadChunks(byte[] file)
    {
        byte[]? header = null, transparent = null;
        byte[] palette = [];
        var data = new MemoryStream();
        for (var at = Signature.Length; ;)
        {
            if (file.Length - at < 12)
                throw new ImageFormatException("truncated: the file ends before its last chunk.");
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                throw new ImageFormatException($"truncated: a chunk claims {length} bytes.");
            var type = file.AsSpan(at + 4, 4);
            var body = file.AsSpan(at + 8, (int)length);
            uint stored = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length));
            if (Png.Checksum(file.AsSpan(at + 4, 4 + (int)length)) != stored)
                throw new ImageFormatException("damaged: the checksum of a chunk is wrong.");
            at += 12 + (int)length;
            if (header is null && !type.SequenceEqual("IHDR"u8))
                throw new ImageFormatException("damaged: the first chunk is not IHDR.");
            if (type.SequenceEqual("IHDR"u8))
                header = body.ToArray();
            else if (type.SequenceEqual("PLTE"u8))
                palette = body.ToArray();
            else if (type.SequenceEqual("tRNS"u8))
                transparent = body.ToArray();
            else if (type.SequenceEqual("IDAT"u8))
                data.Write(body);
            else if (type.SequenceEqual("IEND"u8))
                return (header!, palette, transparent, data);
            else if ((type[0] & 0x20) == 0)
                throw new ImageFormatException("an unknown chunk that a reader must understand.");
        }
    }

    private static void ReadPass(ZLibStream values, PngForm form, (int X, int Y, int StepX, int StepY) pass, byte[] pixels)
    {
        var width = (form.Width - pass.X + pass.StepX - 1) / pass.StepX;
        var height = (form.Height - pass.Y + pass.StepY - 1) / pass.StepY;
        if (width <= 0 || height <= 0)
            return;
        var length = checked((int)(((long)width * form.BitsPerPixel + 7) / 8));
        var (row, above) = (new byte[length], new byte[length]);
        for (var y = 0; y < height; y++)
        {
            var filter = values.ReadByte();
            if (filter < 0 || values.ReadAtLeast(row, length, throwOnEndOfStream: false) < length)
                throw new ImageFormatException("truncated: the picture's data end too early.");
            Unfilter(filter, row, above, Math.Max(1, form.BitsPerPixel / 8));
            form.Expand(row, width, pixels, ((pass.Y + y * pass.StepY) * form.Width + pass.X) * form.OutputChannels,
                pass.StepX * form.OutputChannels);
            (row, above) = (above, row);
        }
    }

    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int back)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (var i = back; i < row.Length; i++)
                    row[i] += row[i - back];
                break;
            case 2:
                for (var i = 0; i < row.Length; i++)
                    row[i] += above[i];
                break;
            case 3:
                for (var i = 0; i < row.Length; i++)
                    row[i] += (byte)(((i >= back ? row[i - back] : 0) + above[i]) >> 1);
                break;
            case 4:
                for (var i = 0; i < row.Length; i++)
                    row[i] += i >= back ? Paeth(row[i - back], above[i], above[i - back]) : above[i];
                break;
            default:
                throw new ImageFormatException($"damaged: there is no row filter {filter}.");
        }
    }

    private static byte Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return (byte)(a <= b && a <= c ? left : b <= c ? up : corner);
    }
}
