using CourseKit.Kernel.Requests;

namespace CourseKit.Kernel.Tests.Requests;

public sealed class HistoryTests
{
    private readonly History _history = new();

    public HistoryTests()
    {
        foreach (var (line, code, output) in new (int, string, string?)[]
            { (1, "a", "1"), (2, "b[*]?", null), (3, "a", "2"), (4, "ab\nc", null) })
            _history.Add(line, code, output);
    }

    [Fact]
    public void Tail_WithOutput_PairsCodeAndResult() =>
        Assert.Equal("""[[1,3,["a","2"]],[1,4,["ab\nc",null]]]""", _history.Tail(2, withOutput: true).ToJsonString());

    [Theory]
    [InlineData(1, 2, 4, "[2,3]")]
    [InlineData(0, 3, 0, "[3,4]")]
    [InlineData(0, 1, null, "[1,2,3,4]")]
    [InlineData(2, 1, 3, "[]")]
    [InlineData(-1, 1, 3, "[]")]
    public void Range_OfASession_LeavesOutTheStop(int session, int start, int? stop, string lines) =>
        Assert.Equal(lines, Lines(_history.Range(session, start, stop, withOutput: false)));

    [Theory]
    [InlineData("a", null, false, "[1,3]")]
    [InlineData("a*", null, false, "[1,3,4]")]
    [InlineData("a", null, true, "[3]")]
    [InlineData("*", 2, false, "[3,4]")]
    [InlineData("?", null, false, "[1,3]")]
    [InlineData("b[*]?", null, false, "[2]")]
    [InlineData("A", null, false, "[]")]
    public void Search_ByPattern_GivesTheNewestInOrder(string pattern, int? count, bool unique, string lines) =>
        Assert.Equal(lines, Lines(_history.Search(pattern, count, unique, withOutput: false)));

    [Fact]
    public void Search_PatternMeantToTakeForEver_EndsAtOnce()
    {
        _history.Add(5, new string('a', 5000), null);

        Assert.Empty(_history.Search(string.Concat(Enumerable.Repeat("a*", 200)) + "b", null, false, false));
    }

    private static string Lines(System.Text.Json.Nodes.JsonArray entries) => $"[{string.Join(',', entries.Select(e => (int)e![1]!))}]";
}
