using CourseKit.Scripting.Display;

namespace CourseKit.Scripting.Tests;

/// <summary>What values look like, without a session around them.</summary>
public sealed class DisplayTests
{
    private static string Html(object? value) => Formatter.Format(value).Text("text/html")!;

    private static string Plain(object? value) => Formatter.Format(value).Text("text/plain")!;

    [Theory]
    [InlineData(1, "1")]
    [InlineData(0.5, "0.5")]
    [InlineData(true, "True")]
    [InlineData('c', "c")]
    [InlineData("a <b> & c", "a &lt;b&gt; &amp; c")]
    [InlineData(DayOfWeek.Monday, "Monday")]
    [InlineData(null, "null")]
    public void Scalar_IsEscapedTextInBothForms(object? value, string html)
    {
        Assert.Equal($"<div class=\"dni-plaintext\"><pre>{html}</pre></div>", Html(value));
        Assert.Equal(System.Net.WebUtility.HtmlDecode(html), Plain(value));
    }

    [Fact]
    public void Records_AreASortableTableWithNumbersToTheRight()
    {
        string html = Html(new[] { new { Name = "<b>", Count = 3 }, new { Name = "c", Count = 12 } });

        Assert.StartsWith("<div><table id=\"ck", html, StringComparison.Ordinal);
        Assert.Contains("<thead><tr><th>Name</th><th>Count</th></tr></thead>", html, StringComparison.Ordinal);
        Assert.Contains(
            "<tr><td style=\"text-align:left\">&lt;b&gt;</td><td style=\"text-align:right\">3</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("<script>(function (id, page) { var table = document.getElementById(id);", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 0, null)]
    [InlineData(45, 25, "the first 20 of 45 rows")]
    [InlineData(100_000, 480, "the first 20 of more than 500 rows")]
    public void LongTable_HidesWhatIsBeyondTheFirstPageAndSaysSo(int rows, int hidden, string? note)
    {
        string html = Html(Enumerable.Range(0, rows).Select(i => new { Index = i }));

        Assert.Equal(hidden, html.Split("<tr style=\"display:none\">").Length - 1);
        Assert.Equal(note is not null, html.Contains("class=\"ck-pager\"", StringComparison.Ordinal));
        Assert.Contains(note ?? "<tbody>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ObjectInAnother_OpensOnDemand()
    {
        string html = Html(new Outer(1, new Inner("x", [1, 2])));

        Assert.Contains("<details><summary>Inner", html, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:left\">Name</td><td style=\"text-align:left\">x</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Dictionary_Matrix_Tuple_AndNestedList()
    {
        Assert.Contains("<th>key</th><th>value</th>", Html(new Dictionary<string, int> { ["a"] = 1 }), StringComparison.Ordinal);
        Assert.Equal(
            "<table><tbody><tr><td style=\"text-align:right\">1</td><td style=\"text-align:right\">2</td></tr></tbody></table>",
            Html(new[,] { { 1, 2 } }));
        Assert.Contains("(1, &quot;a&quot;)", Html((1, "a")), StringComparison.Ordinal);
        Assert.Contains("<details>", Html(new List<List<Inner>> { new() { new("x", []) } }), StringComparison.Ordinal);
        Assert.Contains("[ 1, 2, 3 ]", Html(new[] { 1, 2, 3 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Exception_OpensToItsCalls()
    {
        string html = Html(new InvalidOperationException("a < b"));

        Assert.StartsWith("<details><summary>InvalidOperationException: a &lt; b</summary><pre>", html, StringComparison.Ordinal);
        Assert.Equal("InvalidOperationException: a < b", Plain(new InvalidOperationException("a < b")));
    }

    [Fact]
    public void Cycle_EndsWhereItMeetsItself()
    {
        var node = new Node();
        node.Next = node;
        var list = new List<object>();
        list.Add(list);

        Assert.InRange(Html(node).Length, 1, 5_000);
        Assert.InRange(Plain(node).Length, 1, 5_000);
        Assert.InRange(Html(list).Length, 1, 5_000);
        Assert.InRange(Plain(list).Length, 1, 5_000);
    }

    [Fact]
    public void WhatThrows_IsNamed()
    {
        Assert.Contains("ToString of Thrower threw InvalidOperationException: no", Plain(new Thrower()), StringComparison.Ordinal);
        Assert.Contains("&lt;Bad threw InvalidOperationException: no&gt;", Html(new ThrowingGetter()), StringComparison.Ordinal);
        Assert.Contains("enumeration threw InvalidOperationException: no", Plain(Throwing()), StringComparison.Ordinal);
        Assert.Contains("enumeration threw InvalidOperationException: no", Html(Throwing()), StringComparison.Ordinal);
        Assert.Contains("<its Message threw NotSupportedException>", Plain(new SilentException()), StringComparison.Ordinal);

        static IEnumerable<object> Throwing()
        {
            yield return new Inner("x", []);
            throw new InvalidOperationException("no");
        }
    }

    [Fact]
    public void WhatNeverEnds_IsBounded()
    {
        Assert.InRange(Plain(Endless()).Length, 100, 10_000);
        Assert.InRange(Html(Endless()).Length, 100, 20_000);
        Assert.InRange(Html(Endless().Select(i => new Inner("x", [i]))).Length, 100, 300_000);
        Assert.InRange(Plain(Wide(6)).Length, 100, 250_000);
        Assert.InRange(Html(Wide(6)).Length, 100, 600_000);
        Assert.InRange(Plain(new string('x', 50_000_000)).Length, 1_000_000, 1_000_100);
        Assert.InRange(Html(new string('x', 50_000_000)).Length, 1_000_000, 1_001_000);

        static IEnumerable<int> Endless()
        {
            for (int i = 0; ; i++)
                yield return i;
        }

        static object Wide(int depth) => depth == 0 ? 1 : Enumerable.Range(0, 100).Select(_ => Wide(depth - 1));
    }

    [Fact]
    public void LoneSurrogate_IsReplaced()
    {
        (string Text, string Expected)[] cases = [("\ud83d", "\ufffd"), ("a\ude00b", "a\ufffdb"), ("😀", "😀")];
        foreach (var (text, expected) in cases)
        {
            Assert.Equal(expected, Plain(text));
            Assert.Contains(expected, System.Net.WebUtility.HtmlDecode(Html(text)), StringComparison.Ordinal);
            Assert.Equal(expected, Formatter.Format(new MimeContent("text/markdown", text)).Text("text/markdown"));
        }
    }

    [Fact]
    public void PictureBytes_AreAPicture()
    {
        var bundle = Formatter.Format((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0]);

        Assert.Equal("iVBORw0KGgoA", bundle.Text("image/png"));
        Assert.Equal("image/png, 9 bytes", bundle.Text("text/plain"));
        Assert.Contains("[ 1, 2 ]", Plain(new byte[] { 1, 2 }), StringComparison.Ordinal);
    }

    [Fact]
    public void PlotlyNetChart_IsItsOwnFigure()
    {
        var bundle = Formatter.Format(new Plotly.NET.GenericChart());

        Assert.Equal("{\"data\":[{\"y\":[1,2]}],\"layout\":{\"width\":3}}", bundle.Data["application/vnd.plotly.v1+json"]!.ToJsonString());
        Assert.Equal("A chart of Plotly.NET", bundle.Text("text/plain"));
    }

    private sealed record Outer(int Count, Inner Inner);

    private sealed record Inner(string Name, int[] Values);

    private sealed class Node
    {
        public Node? Next { get; set; }
    }

    private sealed class Thrower
    {
        public override string ToString() => throw new InvalidOperationException("no");
    }

    private sealed class ThrowingGetter
    {
        public int Bad => throw new InvalidOperationException("no");

        public int Good => 1;
    }

    private sealed class SilentException : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
