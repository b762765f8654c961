using System.Text.Json.Nodes;

namespace CourseKit.Scripting.Tests;

public sealed class OutputTests : IDisposable
{
    private readonly Notebook _notebook = new();

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("int z = 1;", null)]
    [InlineData("Console.WriteLine(1)", null)]
    [InlineData("return 3;", "3")]
    [InlineData("(string)null", "null")]
    [InlineData("0.5", "0.5")]
    [InlineData("\"raw \\\"text\\\"\"", "raw \"text\"")]
    [InlineData("new[] { 1, 2, 3 }", "[ 1, 2, 3 ]")]
    [InlineData("(1, \"a\", 2.5)", "(1, \"a\", 2.5)")]
    [InlineData("new { A = 1, B = new[] { 'x' } }", "{ A = 1, B = [ 'x' ] }")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }", "{ \"a\": 1 }")]
    [InlineData("new int[,] { { 1, 2 }, { 3, 44 } }", "[  1   2 ]\n[  3  44 ]")]
    [InlineData("typeof(Dictionary<string, int[]>)", "Dictionary<string, int[]>")]
    [InlineData("new List<int>()", "[ ]")]
    public async Task Execute_LastExpression_IsShownAsText(string code, string? expected) =>
        Assert.Equal(expected, await _notebook.RunAsync(code));

    [Fact]
    public async Task Execute_EndlessSequence_IsCut() =>
        Assert.EndsWith(
            "98, 99, ... ]", await _notebook.RunAsync("IEnumerable<int> All() { for (int i = 0; ; i++) yield return i; }\nAll()"));

    [Fact]
    public async Task Execute_CyclicObject_IsCut() =>
        Assert.StartsWith(
            "Node { Next = Node {",
            await _notebook.RunAsync("class Node { public Node Next { get; set; } }\nvar n = new Node(); n.Next = n;\nn"));

    [Fact]
    public async Task Execute_ThrowingToString_IsSurvived() =>
        Assert.Equal(
            "<ToString of Bad threw InvalidOperationException: no>",
            await _notebook.RunAsync(
                "class Bad { public override string ToString() => throw new InvalidOperationException(\"no\"); }\nnew Bad()"));

    [Fact]
    public async Task Execute_ConsoleOutput_IsStreamedInOrderWithDisplays()
    {
        await _notebook.RunAsync(
            "Console.Write(\"a\"); Console.WriteLine(\"b\"); display(1); Console.Error.Write(\"e\"); Console.Write(\"c\");");

        // Two writes may come in one piece or in two; what counts is the order.
        Assert.Equal("ab\n<1>[e]c", string.Concat(_notebook.Outputs.Select(o => o switch
        {
            StreamOutput { IsError: true } error => $"[{error.Text}]",
            StreamOutput stream => stream.Text,
            _ => $"<{Assert.IsType<DisplayOutput>(o).Data.Text("text/plain")}>",
        })));
    }

    [Fact]
    public async Task Execute_OutputOfAnUnawaitedTask_GoesToItsOwnCell()
    {
        await _notebook.RunAsync(
            "var go = new TaskCompletionSource();\nvar late = Task.Run(async () => { await go.Task; Console.WriteLine(\"late\"); });");
        var first = _notebook.Outputs;

        await _notebook.RunAsync("go.SetResult();\nawait late;\nConsole.WriteLine(\"second\");");

        Assert.Equal([new StreamOutput(false, "late\n")], first);
        Assert.Equal([new StreamOutput(false, "second\n")], _notebook.Outputs);
    }

    [Fact]
    public async Task Display_Update_ReplacesUnderTheSameId()
    {
        await _notebook.RunAsync("var shown = display(\"old\");\nshown.Update(\"new\");");

        var displays = _notebook.Outputs.Cast<DisplayOutput>().ToList();
        Assert.Equal([false, true], displays.Select(d => d.IsUpdate));
        Assert.Equal(displays[0].DisplayId, displays[1].DisplayId);
        Assert.Equal("new", displays[1].Data.Text("text/plain"));
    }

    [Theory]
    [InlineData("display(HTML(\"<b>x</b>\"));", "text/html", "<b>x</b>")]
    [InlineData("display(Markdown(\"**x**\"));", "text/markdown", "**x**")]
    [InlineData("display(\"<b>x</b>\", \"text/html\");", "text/html", "<b>x</b>")]
    [InlineData("\"y\".Display();", "text/plain", "y")]
    public async Task Display_Content_HasItsMimeType(string code, string mimeType, string expected)
    {
        await _notebook.RunAsync(code);

        Assert.Equal(expected, _notebook.Outputs.Cast<DisplayOutput>().Single().Data.Text(mimeType));
    }

    [Fact]
    public async Task Display_TypeWithFormatterSource_OffersEveryFormatAndJsonAsObject()
    {
        await _notebook.RunAsync("""
            class TypeFormatterSourceAttribute : Attribute
            {
                public TypeFormatterSourceAttribute(Type formatterSourceType) => FormatterSourceType = formatterSourceType;
                public Type FormatterSourceType { get; }
                public string[] PreferredMimeTypes { get; set; }
            }
            class Formatter(string mimeType, string content)
            {
                public string MimeType => mimeType;
                public bool Format(object instance, TextWriter writer)
                {
                    if (instance is not Chart) return false;
                    writer.Write(content);
                    return true;
                }
            }
            class Source
            {
                public IEnumerable<object> CreateTypeFormatters() =>
                    [new Formatter("application/vnd.plotly.v1+json", "{\"data\":[1]}"), new Formatter("image/svg+xml", "<svg/>")];
            }
            [TypeFormatterSource(typeof(Source))]
            class Chart { public override string ToString() => "a chart"; }
            """);

        Assert.Equal("a chart", await _notebook.RunAsync("new Chart()"));

        var data = _notebook.Outputs.OfType<ResultOutput>().Single().Data.Data;
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["data"] = new JsonArray(1) }, data["application/vnd.plotly.v1+json"]));
        Assert.Equal("<svg/>", (string?)data["image/svg+xml"]);
        Assert.Equal(3, data.Count);
    }

    [Fact]
    public async Task Execute_HugeAndBrokenText_ReachesTheHostWholeOrCut()
    {
        await _notebook.RunAsync(
            "Console.Write(new string('x', 30_000_000)); Console.Write('\\ud83d'); Console.Write('\\ude00'); " +
            "Console.Write(\"a\\ud83db\");");

        Assert.InRange(_notebook.Printed.Length, 4_000_000, 4_000_200);
        Assert.EndsWith("... (26000000 more characters)😀a\ufffdb", _notebook.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("display(Latex(\"$x$\"));", "text/latex", "$x$")]
    [InlineData("Javascript(\"f()\");", "application/javascript", "f()")]
    [InlineData("display(new { A = 1 }, \"text/plain\");", "text/html", null)]
    public async Task Display_OtherContent_HasItsMimeType(string code, string mimeType, string? expected)
    {
        await _notebook.RunAsync(code);

        Assert.Equal(expected, _notebook.Outputs.Cast<DisplayOutput>().Single().Data.Text(mimeType));
    }

    public void Dispose() => _notebook.Dispose();
}
