using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CourseKit.Weights;

namespace CourseKit.Tests.WeightsTests;

/// <summary>Pickles written by hand, instruction by instruction, each asking for something that weights never need.</summary>
public sealed class HostilePickleTests
{
    private const string Start = "\x80\x02";
    private const long MostBytes = 600_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Python's pickle would run each of these; the pickle is given in Latin-1, one character a byte.
    public static readonly TheoryData<string, string, string> Programs = new()
    {
        { "GLOBAL and REDUCE", "cos\nsystem\n(X\x02\0\0\0lstR.", "'os.system'" },
        { "GLOBAL of the builtins", "c__builtin__\nexec\n(X\x01\0\0\0atR.", "'__builtin__.exec'" },
        { "GLOBAL of subprocess", "csubprocess\nPopen\n.", "'subprocess.Popen'" },
        { "a torch function that loads code", "ctorch.hub\nload\n.", "'torch.hub.load'" },
        { "a name beside the allowed ones", "ctorch\nload\n.", "'torch.load'" },
        { "an attribute of an allowed name", "ccollections\nOrderedDict.__init__\n.", "'collections.OrderedDict.__init__'" },
        { "STACK_GLOBAL", "\x8c\x02os\x8c\x06system\x93.", "'os.system'" },
        { "STACK_GLOBAL from the memo", "\x8c\x02os\x94\x8c\x06system\x94h\0h\x01\x93.", "'os.system'" },
        { "STACK_GLOBAL of numbers", "K\x01K\x02\x93.", "a name is not text" },
        { "INST", "(X\x02\0\0\0lsios\nsystem\n.", "instruction 0x69" },
        { "OBJ", "(cos\nsystem\nX\x02\0\0\0lso.", "'os.system'" },
        { "OBJ of an allowed name", "(ccollections\nOrderedDict\no.", "instruction 0x6f" },
        { "NEWOBJ of an unknown name", "cos\nsystem\n)\x81.", "'os.system'" },
        { "NEWOBJ_EX", "ccollections\nOrderedDict\n)}\x92.", "instruction 0x92" },
        { "BUILD of a name", "ccollections\nOrderedDict\n}b.", "sets the state" },
        { "BUILD of a list", "]}b.", "sets the state" },
        { "REDUCE of a text", "X\x02\0\0\0os)R.", "calls something that is not a name" },
        { "REDUCE of what a call gave", "ccollections\nOrderedDict\n)R)R.", "calls something that is not a name" },
        { "a known name in a new way", "ctorch._utils\n_rebuild_tensor_v2\n(X\x01\0\0\0atR.", "a way that this reader does not know" },
        { "EXT1", "\x82\x01.", "instruction 0x82" },
        { "EXT4", "\x84\x01\0\0\0.", "instruction 0x84" },
        { "PERSID", "Pos.system\n.", "instruction 0x50" },
        { "BINPERSID of a text", "X\x02\0\0\0osQ.", "not described by a tuple" },
        { "a memo that was never filled", "h\x07.", "recalls 7" },
        { "an empty stack", ".", "stack runs empty" },
        { "a mark that is missing", "K\x01t.", "a mark is missing" },
        { "a text longer than the file", "X\xff\xff\xff\u007fab.", "cut short" },
        { "a text of 2^63 bytes", "\x8d\0\0\0\0\0\0\0\u0080ab.", "a length is 9223372036854775808" },
        { "a whole number of 2^31 - 1 bytes", "\x8b\xff\xff\xff\x7f.", "a whole number has 2147483647 bytes" },
        { "protocol 9", "\x80\x09.", "protocol is 9" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Read_ProgramInAPickle_IsRefusedWithItsReason(string kind, string program, string reason)
    {
        foreach (var file in new[] { Latin1(Start + program), Zip(Latin1(Start + program)) })
        {
            var error = Assert.Throws<CourseKitException>(() => WeightFile.Parse(file, "weights.pth"));

            Assert.StartsWith("weights.pth cannot be read as PyTorch weights: ", error.Message, StringComparison.Ordinal);
            Assert.True(error.Message.Contains(reason, StringComparison.Ordinal), $"{kind}: {error.Message}");
        }
    }

    [Theory]
    [InlineData("(")]           // marks
    [InlineData("]")]           // lists, each in its own place
    [InlineData("(]")]
    [InlineData("K\x01\x85")]   // tuples of one
    [InlineData("N2")]          // twice the same
    public void Read_MillionsOfInstructions_EndInBounds(string step) =>
        Refused(Start + string.Concat(Enumerable.Repeat(step, 3_000_000 / step.Length)) + ".");

    [Fact]
    public void Read_ListsInLists_AreNotFollowedByRecursion()
    {
        // A list in a list, 400 000 deep: "]" for each, then "a" puts each into the one below it.
        Refused(Start + new string(']', 400_000) + new string('a', 399_999) + ".");
    }

    [Fact]
    public void Read_TuplesOfTheSameTuple_DoNotUnfold()
    {
        // Each line doubles: 2^1000 elements, if anyone counted them.
        Refused(Start + ")" + string.Concat(Enumerable.Repeat("2\x86", 1000)) + ".");
    }

    [Fact]
    public void Read_OneListForAHundredThousandCalls_IsStopped()
    {
        // 100 000 pairs, remembered, and then made into one dictionary after another: 10^10 pairs in a megabyte.
        var list = "](" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"\x8c\x06{i:D6}K\x01\x86")) + "eq\x01" + "0";
        var calls = string.Concat(Enumerable.Repeat("ccollections\nOrderedDict\n(h\x01tR0", 100_000));

        Assert.Contains("its calls read more than", Refused(Start + list + calls + "N.").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneNumberRepeatedWithoutEnd_IsRefused()
    {
        // A storage of one float that a stride of 0 makes a tensor of 2^31 - 1 by 2^31 - 1.
        var storage = "(X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\0aX\x03\0\0\0cpuK\x01tQ";
        var tensor = "ctorch._utils\n_rebuild_tensor_v2\n(" + storage + "K\0J\xff\xff\xff\x7fJ\xff\xff\xff\x7f\x86K\0K\0\x86\x89}tR";

        var error = Refused(Start + "}X\x01\0\0\0w" + tensor + "s.");

        Assert.Contains("does not lie inside its storage", error.Message, StringComparison.Ordinal);
    }

    private static CourseKitException Refused(string pickle)
    {
        var (file, clock, before) = (Latin1(pickle), Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());

        var error = Assert.Throws<CourseKitException>(() => WeightFile.Parse(file, "weights.pth"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
        Assert.InRange(error.Message.Length, 20, 1000);
        return error;
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    // As torch.save packs it: stored, not compressed.
    private static byte[] Zip(byte[] pickle)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("archive/data.pkl", CompressionLevel.NoCompression).Open())
            entry.Write(pickle);
        return file.ToArray();
    }
}
