namespace CourseKit.Scripting.Directives;

/// <summary>What a directive does, as <c>#!lsmagic</c> and completion tell it.</summary>
/// <param name="Name">Such as <c>#!time</c>.</param>
/// <param name="Syntax">How it is written.</param>
/// <param name="Summary">What it does.</param>
internal sealed record KnownDirective(string Name, string Syntax, string Summary);

/// <summary>The directives that the session obeys. All are .NET Interactive's, so that a notebook runs in both.</summary>
internal static class KnownDirectives
{
    public static IReadOnlyList<KnownDirective> All { get; } =
    [
        new("#r", "#r \"path/to/Library.dll\" or #r \"nuget: Id, Version\"", "Refers to an assembly, or to a package and what it needs."),
        new("#i", "#i \"nuget: https://...\"", "Adds a source of packages, or a folder with some."),
        new("#load", "#load \"file.cs\"", "Runs a file of C# before the cell."),
        new("#!csharp", "#!csharp", "What follows is C#."),
        new("#!fsharp", "#!fsharp", "What follows is F#."),
        new("#!html", "#!html", "What follows is HTML, and is shown."),
        new("#!markdown", "#!markdown", "What follows is Markdown, and is shown."),
        new("#!javascript", "#!javascript", "What follows is JavaScript, and runs in the page."),
        new("#!share", "#!share --from fsharp name [--as other]", "Brings a variable of another language here."),
        new("#!set", "#!set --name name --value text",
            "Declares a variable; the text may be @fsharp:name, @input:question or @password:question."),
        new("#!time", "#!time", "Shows how long the cell runs."),
        new("#!who", "#!who", "Shows the names of the variables."),
        new("#!whos", "#!whos", "Shows the variables with their types and values."),
        new("#!reset", "#!reset", "Forgets every variable, type and using."),
        new("#!lsmagic", "#!lsmagic", "Shows this list."),
        new("#!about", "#!about", "Shows what runs the notebook."),
    ];

    private static readonly Dictionary<string, string> Aliases =
        new() { ["#!c#"] = "#!csharp", ["#!f#"] = "#!fsharp", ["#!js"] = "#!javascript", ["#!md"] = "#!markdown" };

    private static readonly HashSet<string> LanguageNames = ["#!csharp", "#!fsharp", "#!html", "#!markdown", "#!javascript"];

    /// <summary>The name that a directive is known by: <c>#!js</c> is <c>#!javascript</c>.</summary>
    public static string Canonical(string name) => Aliases.GetValueOrDefault(name, name);

    public static bool Contains(string name) => All.Any(d => d.Name == Canonical(name));

    /// <summary>Whether the directive says what language follows.</summary>
    public static bool IsLanguage(string name) => LanguageNames.Contains(Canonical(name));

    /// <summary>The sentence for a directive that does not exist, with the one that was probably meant.</summary>
    public static string Unknown(string name)
    {
        var nearest = All.Select(d => d.Name).Concat(Aliases.Keys).MinBy(d => Distance(d, name))!;
        if (!name.StartsWith("#!", StringComparison.Ordinal) && Distance(nearest, name) > 1)
            return $"{name} is not a directive of C#. A comment begins with //.";
        string hint = Distance(nearest, name) <= Math.Max(1, name.Length / 3) ? $" Did you mean {nearest}?" : "";
        return $"{name} is not a directive that this session knows.{hint} #!lsmagic lists those that it does.";
    }

    /// <summary>Letters to insert, leave out or change to make one word of the other.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
