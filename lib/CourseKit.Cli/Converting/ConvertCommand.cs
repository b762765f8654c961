using System.CommandLine;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Converting;

/// <summary><c>course convert</c>: a notebook as a C# file-based app and back, and Polyglot's .dib as a notebook.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var input = new Argument<string>("file") { Description = "A notebook (.ipynb), a C# file (.cs), or a .dib of Polyglot Notebooks." };
        var output = new Option<string?>(
            "--output", "-o") { Description =
            "The file to write; default: the same name, .cs for a notebook and .ipynb for others.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var command = new Command(
            "convert", "Turn a notebook into a C# file that dotnet run accepts, or a .cs or .dib into a notebook.") { input, output,
            force };
        command.SetAction(parsed => Convert(parsed.GetRequiredValue(input), parsed.GetValue(output), parsed.GetValue(force)));
        return command;
    }

    private static int Convert(string input, string? output, bool force)
    {
        string extension = Path.GetExtension(input).ToLowerInvariant();
        string target = Path.GetFullPath(output ?? Path.ChangeExtension(input, extension == ".ipynb" ? ".cs" : ".ipynb"));
        if (extension is not (".ipynb" or ".cs" or ".dib"))
            throw new CourseKitException(
                $"{input}: this program converts .ipynb, .cs and .dib, "
                + $"not {(extension.Length > 0 ? extension : "a file without extension")}.");
        string wanted = extension == ".ipynb" ? ".cs" : ".ipynb";
        if (!Path.GetExtension(target).Equals(wanted, StringComparison.OrdinalIgnoreCase))
            throw new CourseKitException($"{target}: a {extension} is converted to {wanted}; give the output that extension.");
        if (File.Exists(target) && !force)
            throw new CourseKitException($"{target} is there already; --force writes over it.");
        var (text, notes) = extension == ".ipynb"
            ? AppWriter.Write(NotebookReader.Read(input), Path.GetDirectoryName(target)!)
            : (NotebookWriter.Write(extension == ".cs" ? AppReader.Read(input, Read(input)) : DibReader.Read(input, Read(input))), []);
        new OutputFolder(Path.GetDirectoryName(target)!).Write(Path.GetFileName(target), text);
        foreach (var note in notes.Distinct())
            Console.WriteLine($"note: {note}");
        Console.WriteLine(target);
        return ExitCode.Ok;
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookFormatException(path, "there is no such file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFormatException(path, $"cannot be read: {e.Message}");
        }
    }
}
