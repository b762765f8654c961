using System.Text.Json.Nodes;
using CourseKit.Cli.Presenting.Parameters;

namespace CourseKit.Cli.Tests.Presenting;

public sealed class ParameterReaderTests
{
    // declaration, value that a page sends, declaration after it
    public static readonly TheoryData<string, string, string> Values = new()
    {
        { "double rate = 0.1;   // @slider 0.001..1 log", "0.5", "double rate = 0.5;   // @slider 0.001..1 log" },
        { "double rate = 0.1; // @slider 1e-9..1 log", "1e-7", "double rate = 1E-07; // @slider 1e-9..1 log" },
        { "double rate = 1; // @slider -2..2", "-2", "double rate = -2.0; // @slider -2..2" },
        { "var rate = 0.5; // @slider 0..1", "1", "var rate = 1.0; // @slider 0..1" },
        { "float rate = 0.1f; // @slider 0.1..1", "0.25", "float rate = 0.25f; // @slider 0.1..1" },
        { "float rate = 0.1f; // @slider 0.1..1", "0.1", "float rate = 0.1f; // @slider 0.1..1" },
        { "var shift = -3; // @slider -5..5", "4", "var shift = 4; // @slider -5..5" },
        { "long n = 5; // @slider 1..10 step 3", "7", "long n = 7L; // @slider 1..10 step 3" },
        { "const int k = 3;// @slider 1 .. 9 step 2: kernel", "5", "const int k = 5;// @slider 1 .. 9 step 2: kernel" },
        { "string pool = \"max\";  // @choice max, average", "\"average\"", "string pool = \"average\";  // @choice max, average" },
        { "var s = \"a\"; // @choice a, \"b, c: d\": which", "\"b, c: d\"", "var s = \"b, c: d\"; // @choice a, \"b, c: d\": which" },
        { "var s = \"a\"; // @choice a, \"\\n\"", "\"\\\\n\"", "var s = \"\\\\n\"; // @choice a, \"\\n\"" },
        { "int size = 3; // @choice 3, 5, 7", "\"7\"", "int size = 7; // @choice 3, 5, 7" },
        { "bool norm = true;  // @switch", "false", "bool norm = false;  // @switch" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Put_ValueOfAPage_ReplacesTheLiteralAlone(string code, string value, string expected)
    {
        var read = ParameterReader.Read(code);
        var parameter = Assert.Single(read.Items);

        string changed = parameter.Put(code, parameter.Literal(JsonNode.Parse(value)));

        Assert.Empty(read.Problems);
        Assert.Equal(expected, changed);
        var again = Assert.Single(ParameterReader.Read(changed).Items).ToJson()["value"]!;
        Assert.Equal(JsonNode.Parse(value)!.ToJsonString(), Canonical(again, value));
    }

    [Theory]
    [InlineData("int n = 3; // @slider 1..10", "11", "n: 11 is outside 1..10.")]
    [InlineData("int n = 3; // @slider 1..10", "0", "outside 1..10")]
    [InlineData("int n = 3; // @slider 1..10", "2.5", "no whole number")]
    [InlineData("int n = 3; // @slider 1..10", "\"2\"", "no number")]
    [InlineData("int n = 3; // @slider 1..10", "\"2; System.Environment.Exit(1)\"", "no number")]
    [InlineData("int n = 3; // @slider 1..10", "null", "no number")]
    [InlineData("int n = 3; // @slider 1..10", "1e400", "no number")]
    [InlineData("int n = 3; // @slider 1..10", "[3]", "no number")]
    [InlineData("var s = \"a\"; // @choice a, b", "\"c\"", "none of a, b")]
    [InlineData("var s = \"a\"; // @choice a, b", "\"a\\\"; System.Environment.Exit(1); //\"", "none of a, b")]
    [InlineData("var s = \"a\"; // @choice a, b", "1", "none of a, b")]
    [InlineData("var b = true; // @switch", "\"true\"", "neither true nor false")]
    public void Literal_ValueThatIsNotAllowed_IsRefused(string code, string value, string expected)
    {
        var parameter = Assert.Single(ParameterReader.Read(code).Items);

        var refusal = Assert.Throws<CourseKitException>(() => parameter.Literal(JsonNode.Parse(value)));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int n = 3; // @slidr 1..10", "\"@slidr\" is no parameter; there are @slider, @choice, @switch and @live.")]
    [InlineData("int n = 3; // @slider", "must be like \"@slider 1..10\"")]
    [InlineData("int n = 3; // @slider one to ten", "must be like")]
    [InlineData("int n = 3; // @slider 10..1", "the range 10..1 is empty")]
    [InlineData("int n = 30; // @slider 1..10", "n begins at 30, outside its range 1..10")]
    [InlineData("int n = 3; // @slider 0.5..10", "whole numbers")]
    [InlineData("int n = 3; // @slider 1..10 step 20", "the step 20")]
    [InlineData("int n = 3; // @slider 1..10 step 0", "the step 0")]
    [InlineData("double n = 3; // @slider 0..10 log", "begins above 0")]
    [InlineData("double n = 3; // @slider 1..10 log step 2", "exclude each other")]
    [InlineData("string s = \"a\"; // @slider 1..10", "s is of type string")]
    [InlineData("string s = \"a\"; // @choice a", "two values or more")]
    [InlineData("string s = \"a\"; // @choice a, , b", "two values or more")]
    [InlineData("string s = \"a\"; // @choice a, b, a", "twice")]
    [InlineData("string s = \"c\"; // @choice a, b", "none of its choices: a, b")]
    [InlineData("int n = 3; // @choice 3, five", "\"five\" is no value of type int")]
    [InlineData("int n = 3; // @switch", "n is of type int")]
    [InlineData("bool b = true; // @switch on, off", "takes no values")]
    [InlineData("int n = 1 + 2; // @slider 1..10", "needs a plain value after n =")]
    [InlineData("int n = Count(); // @slider 1..10", "needs a plain value")]
    [InlineData("decimal n = 3m; // @slider 1..10", "needs a plain value")]
    [InlineData("int n; // @slider 1..10", "needs a plain value")]
    [InlineData("int n = 3, m = 4; // @slider 1..10", "one variable")]
    [InlineData("n = 3; // @slider 1..10", "must stand behind a variable")]
    [InlineData("// @slider 1..10\nint n = 3;", "must stand behind a variable")]
    public void Read_CommentThatDeclaresNothing_SaysWhyAndWhere(string code, string expected)
    {
        var read = ParameterReader.Read("var before = 0;\n" + code);

        var problem = Assert.Single(read.Problems);
        Assert.Empty(read.Items);
        Assert.Equal(2, problem.Line);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Cell_FindsParametersWithTitlesInTheirOrder()
    {
        const string code = """
            #r "../CourseKit.dll"
            // @live
            double learningRate = 0.1;      // @slider 0.001..1 log
            int n = 3;                      // @slider 1..10: epochs of training
            { bool MaxPool2D = true;  // @switch
            }
            var text = "// @slider 1..2";   // no parameter: mail me@example.org
            int x = (   // an unfinished cell
            """;

        var read = ParameterReader.Read(code);

        Assert.Empty(read.Problems);
        Assert.True(read.IsLive);
        Assert.Equal([("learning rate", 3), ("epochs of training", 4), ("Max pool2D", 5)], read.Items.Select(p => (p.Title, p.Line)));
    }

    [Fact]
    public void Read_SameNameTwice_IsAProblem()
    {
        var problem = Assert.Single(ParameterReader.Read("int n = 3; // @slider 1..4\nint n = 3; // @slider 1..4").Problems);

        Assert.Contains("already", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!fsharp\nlet n = 3 // @slider 1..10")]
    [InlineData("#!html\n<p>// @choice</p>")]
    [InlineData("var url = \"http://x.org/@slider\";")]
    [InlineData("/* @slider 1..10 */ int n = 3;")]
    [InlineData("/// @slider 1..10\nint n = 3;")]
    public void Read_WhatOnlyLooksLikeIt_IsLeftAlone(string code)
    {
        var read = ParameterReader.Read(code);

        Assert.Empty(read.Items);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void Read_CellOfTwoLanguages_KeepsPlaces()
    {
        const string code = "#!fsharp\nlet n = 3\n#!csharp\nint k = 3; // @slider 1..5";
        var parameter = Assert.Single(ParameterReader.Read(code).Items);

        Assert.Equal(code.Replace("k = 3", "k = 4", StringComparison.Ordinal), parameter.Put(code, parameter.Literal(JsonNode.Parse("4"))));
        Assert.Equal(4, parameter.Line);
    }

    // A choice's values are texts; a number is compared as a number.
    private static string Canonical(JsonNode read, string sent) =>
        double.TryParse(sent, System.Globalization.CultureInfo.InvariantCulture, out double number) && (double)read == number
            ? JsonNode.Parse(sent)!.ToJsonString() : read.ToJsonString();
}
