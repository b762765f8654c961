using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Converting;

/// <summary>Reads a .dib, the script form of notebooks of Polyglot Notebooks: a <c>#!language</c> line begins each cell.</summary>
internal static class DibReader
{
    private static readonly string[] Languages =
        ["csharp", "c#", "fsharp", "f#", "markdown", "html", "javascript", "js", "pwsh", "powershell", "sql", "kql", "mermaid", "value",
            "http", "raw"];

    public static Notebook Read(string path, string text)
    {
        var cells = new List<ConvertedCell>();
        string language = "csharp";
        var lines = new List<string>();
        bool isMeta = false;
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            string word = line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].Trim() : "";
            if (word == "meta" || Languages.Contains(word))
            {
                End();
                isMeta = word == "meta";
                language = isMeta ? "csharp" : word;
            }
            else
            {
                lines.Add(line);
            }
        }
        End();
        return NewNotebook.Of(Path.ChangeExtension(path, ".ipynb"), cells);

        void End()
        {
            string source = string.Join('\n', lines).Trim('\n');
            lines.Clear();
            if (source.Length == 0 || isMeta)
                return;
            cells.Add(language switch
            {
                "markdown" => new("markdown", source),
                "raw" => new("raw", source),
                "csharp" or "c#" => new("code", source),
                _ => new("code", $"#!{language}\n{source}"),
            });
        }
    }
}
