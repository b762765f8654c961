using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>
/// The words of a parameter's comment: <c>@slider 1..10 step 2: epochs</c>, <c>@choice max, average: pooling</c>,
/// <c>@switch: batch norm</c>. What stands behind the colon is the title.
/// </summary>
internal static partial class ParameterComment
{
    /// <summary>What may stand behind the @.</summary>
    public const string Kinds = "@slider, @choice, @switch and @live";

    /// <summary>Whether a comment is one for parameters: it begins with an @ and a word.</summary>
    public static bool TryRead(string comment, out string kind, out string rest)
    {
        var match = Start().Match(comment);
        (kind, rest) = (match.Groups["kind"].Value, match.Groups["rest"].Value.Trim());
        return match.Success;
    }

    /// <summary>The words before the title, and the title; null where there is none.</summary>
    public static (string Words, string? Title) SplitTitle(string rest)
    {
        bool isQuoted = false;
        for (int i = 0; i < rest.Length; i++)
        {
            isQuoted ^= rest[i] == '"';
            if (rest[i] == ':' && !isQuoted)
                return (rest[..i].Trim(), rest[(i + 1)..].Trim() is { Length: > 0 } title ? title : null);
        }
        return (rest, null);
    }

    /// <summary>Makes the parameter that the words declare.</summary>
    /// <exception cref="ParameterSyntaxException">They don't, or they don't fit the variable.</exception>
    public static Parameter Make(string kind, string words, ParameterPlace place) => kind switch
    {
        "slider" => MakeSlider(words, place),
        "choice" => MakeChoice(words, place),
        "switch" when words.Length > 0 => throw Wrong("@switch takes no values; a title goes behind a colon, \"@switch: title\""),
        "switch" when place.Type != "bool" => throw Wrong($"@switch sets a bool; {place.Name} is of type {place.Type}"),
        "switch" => new Switch(place),
        _ => throw Wrong($"\"@{kind}\" is no parameter; there are {Kinds}"),
    };

    private static Slider MakeSlider(string words, ParameterPlace place)
    {
        if (!place.IsNumber)
            throw Wrong($"@slider sets a number; {place.Name} is of type {place.Type}");
        var match = Range().Match(words);
        if (!match.Success)
            throw Wrong($"\"@slider {words}\" must be like \"@slider 1..10\", with \"step 2\" or \"log\" behind it if wanted");
        var (low, high, isLog) = (Number(match.Groups["low"]), Number(match.Groups["high"]), match.Groups["log"].Success);
        if (!(low < high))
            throw Wrong($"the range {Text(low)}..{Text(high)} is empty; the smaller number comes first");
        if (isLog && low <= 0)
            throw Wrong($"a range with \"log\" begins above 0, and not at {Text(low)}");
        if (isLog && match.Groups["step"].Success)
            throw Wrong("\"log\" and \"step\" exclude each other");
        double step = match.Groups["step"].Success ? Number(match.Groups["step"]) : place.IsWhole ? 1 : (high - low) / 100;
        if (!(step > 0 && step <= high - low))
            throw Wrong($"the step {Text(step)} must be above 0 and no longer than the range");
        if (place.IsWhole && new[] { low, high, step }.Any(number => Literals.FromNumber(place.Type, number) is null))
            throw Wrong($"{place.Name} is of type {place.Type}: range and step must be whole numbers that it can hold");
        double value = Convert.ToDouble(place.Value, CultureInfo.InvariantCulture);
        if (value < (place.Type == "float" ? (float)low : low) || value > (place.Type == "float" ? (float)high : high))
            throw Wrong($"{place.Name} begins at {Literals.Text(place.Value)}, outside its range {Text(low)}..{Text(high)}");
        return new(place, low, high, step, isLog);
    }

    private static Choice MakeChoice(string words, ParameterPlace place)
    {
        var texts = Item().Matches(words)
            .Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Groups["bare"].Value.Trim()).ToList();
        if (texts.Count < 2 || texts.Any(string.IsNullOrEmpty))
            throw Wrong("@choice takes two values or more with commas between, such as \"@choice max, average\"");
        if (texts.Distinct().Count() < texts.Count)
            throw Wrong("@choice names a value twice");
        var values = texts.Select(text => Literals.Parse(place.Type, text)
            ?? throw Wrong($"\"{text}\" is no value of type {place.Type}, as {place.Name} is")).ToList();
        if (!values.Contains(place.Value))
            throw Wrong($"{place.Name} begins as {Literals.Text(place.Value)}, which is none of its choices: {string.Join(", ", texts)}");
        return new(place, values);
    }

    private static ParameterSyntaxException Wrong(string clause) => new(clause);

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^//\s*@(?<kind>\w+)(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Start();

    // A number stops before the two dots of the range.
    [GeneratedRegex(@"^(?<low>-?\d+(\.\d+)?([eE][+-]?\d+)?)\s*\.\.\s*(?<high>-?\d+(\.\d+)?([eE][+-]?\d+)?)" +
        @"(?:\s+(?:step\s+(?<step>-?\d+(\.\d+)?([eE][+-]?\d+)?)|(?<log>log)))*$")]
    private static partial Regex Range();

    [GeneratedRegex("(?<=^|,)\\s*(?:\"(?<quoted>[^\"]*)\"\\s*|(?<bare>[^,\"]*))(?=,|$)")]
    private static partial Regex Item();
}
