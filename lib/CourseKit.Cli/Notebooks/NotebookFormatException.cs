namespace CourseKit.Cli.Notebooks;

/// <summary>A file that is not a notebook. The message names the file and the reason.</summary>
internal sealed class NotebookFormatException(string path, string reason) : Exception($"{path}: {reason}");
