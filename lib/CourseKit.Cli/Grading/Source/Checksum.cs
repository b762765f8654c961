using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Source;

/// <summary>The checksum that nbgrader keeps in a cell's metadata, so that either program sees what a student changed.</summary>
/// <remarks>
/// nbgrader 0.9, utils.compute_checksum: MD5 over source, kind, three flags, id and points. It protects from accidents only.
/// </remarks>
internal static class Checksum
{
    public static string Of(NotebookCell cell, GradeMetadata metadata) => Of(cell.Source, cell.Kind, metadata);

    /// <param name="source">The cell's text.</param>
    /// <param name="kind">Code, markdown or raw.</param>
    /// <param name="metadata">What nbgrader knows of it.</param>
    [SuppressMessage("Security", "CA5351", Justification = "nbgrader's format; nothing depends on its strength.")]
    public static string Of(string source, string kind, GradeMetadata metadata)
    {
        var text = new StringBuilder(source).Append(kind).Append(metadata.IsGrade ? "True" : "False")
            .Append(metadata.IsSolution ? "True" : "False").Append(IsLocked(metadata) ? "True" : "False").Append(metadata.Id);
        if (metadata.IsGrade)
            text.Append(PythonFloat(metadata.Points));
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static bool IsLocked(GradeMetadata metadata) => !metadata.IsSolution && (metadata.IsGrade || metadata.IsLocked);

    private static string PythonFloat(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : text + ".0";
    }
}
