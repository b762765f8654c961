using System.Text;

namespace CourseKit.Cli;

/// <summary>Where results go. A file is there whole or not at all.</summary>
internal sealed class OutputFolder
{
    private readonly string _path;

    /// <exception cref="CourseKitException">The folder cannot be made.</exception>
    public OutputFolder(string path)
    {
        _path = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"{_path}: this folder for results cannot be made: {e.Message} Choose another with --out.", e);
        }
    }

    /// <summary>Writes a text file and returns its path.</summary>
    /// <exception cref="CourseKitException">The file cannot be written.</exception>
    public string Write(string fileName, string content)
    {
        string path = Path.Combine(_path, fileName);
        string temporary = path + $".{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, content, new UTF8Encoding(false));
            File.Move(temporary, path, overwrite: true);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new CourseKitException($"{path}: cannot be written: {e.Message}", e);
        }
    }
}
