using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using CourseKit.Images;
using CourseKit.Plots;

namespace CourseKit.Tests.ImageTests;

/// <summary>
/// Files damaged at random decode or raise an <see cref="ImageFormatException"/>: nothing else, no hang, no blow-up. 100 000 PNG and JPEG
/// files, and a few thousand of the simpler kinds; the variable COURSEKIT_FUZZ sets another number of each kind.
/// </summary>
public sealed class FuzzTests
{
    private const long MostBytesAMutant = 64 << 20;
    private static readonly TimeSpan MostTimeAMutant = TimeSpan.FromSeconds(20);      // a whole machine may be busy; a hang is for ever

    [Theory]
    [InlineData("png", 50_000)]
    [InlineData("jpeg", 50_000)]
    [InlineData("bmp", 3000)]
    [InlineData("p", 3000)]
    public void Decode_DamagedFiles_NeverDoAnythingElse(string kind, int mutants)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COURSEKIT_FUZZ"), CultureInfo.InvariantCulture, out var wanted))
            mutants = wanted;
        var files = PictureCases.All.Where(entry => entry.Name().StartsWith(kind, StringComparison.Ordinal))
            .Select(entry => entry.Bytes("file")).ToArray();
        var random = new Random(kind.Length);
        var (good, bad) = (0, 0);
        for (var mutant = 0; mutant < mutants; mutant++)
        {
            var file = Damage(files[mutant % files.Length], random);
            var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            try
            {
                ImageFile.Decode(file);
                good++;
            }
            catch (ImageFormatException)
            {
                bad++;
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytesAMutant);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, MostTimeAMutant);
        }

        // The damage is neither always deadly, so that the decoders' insides are reached, nor always harmless.
        Assert.InRange(good, 1, mutants);
        Assert.InRange(bad, 1, mutants);
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        var damaged = file.ToArray();
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(2, damaged.Length);
            damaged[at] = random.Next(4) switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)(damaged[at] ^ (1 << random.Next(8))),
                2 => 0xFF,
                _ => 0,
            };
        }
        if (random.Next(4) == 0)
            damaged = damaged[..random.Next(2, damaged.Length)];
        if (damaged[0] == 0x89 && random.Next(8) != 0)
            RepairChecksums(damaged);
        return damaged;
    }

    // Else nearly every damaged PNG would end at its first checksum.
    private static void RepairChecksums(byte[] file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                return;
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8 + (int)length), Png.Checksum(file.AsSpan(at + 4, 4 + (int)length)));
            at += 12 + (int)length;
        }
    }
}
