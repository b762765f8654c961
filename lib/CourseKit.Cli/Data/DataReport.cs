using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace CourseKit.Cli.Data;

/// <summary>Prints the state of data sets, for a person or a program.</summary>
internal static class DataReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Print(IReadOnlyList<SetState> sets, bool json)
    {
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(sets.Select(ToJson), Indented));
        else
            PrintTable(sets);
    }

    private static object ToJson(SetState set) => new
    {
        name = set.Manifest.Name,
        title = set.Manifest.Title,
        state = set.State,
        folder = set.Folder,
        bytes = set.Manifest.Files.Sum(file => file.Bytes),
        licence = set.Manifest.Licence,
        citation = set.Manifest.Citation,
        files = set.Files.Select(file => new { name = file.Name, state = file.State }),
    };

    private static void PrintTable(IReadOnlyList<SetState> sets)
    {
        var table = new Table().RoundedBorder().AddColumns("set", "what", "state", "size", "licence");
        foreach (var set in sets)
            table.AddRow(set.Manifest.Name, Markup.Escape(set.Manifest.Title), set.State, Size(set),
                Markup.Escape(FirstClause(set.Manifest.Licence)));
        AnsiConsole.Write(table);
        foreach (var set in sets.Where(set => set.Files.Count > 0 && set.State != SetState.Absent))
        {
            Console.WriteLine($"{set.Manifest.Name}: {set.Folder}");
            foreach (var (name, state) in set.Files)
                Console.WriteLine($"  {name}  {state}");
        }
    }

    private static string FirstClause(string text) => text.Split([':', ';'], 2)[0];

    private static string Size(SetState set) => set.Manifest.Files.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{set.Manifest.Files.Sum(file => file.Bytes) / 1e6:0.0} MB");
}
