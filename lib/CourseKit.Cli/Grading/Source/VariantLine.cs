using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Source;

/// <summary>The line <c>Variant.Number = 0;</c> of a setup cell, which gives each student a puzzle of their own.</summary>
internal static partial class VariantLine
{
    private const int Most = 999_999;

    /// <summary>Whether a notebook has variants.</summary>
    public static bool IsIn(Notebook notebook) => Exercise.SetupCells(notebook).Any(cell => Line().IsMatch(cell.Source));

    /// <summary>The code with another number.</summary>
    public static string Set(string source, int number) =>
        Line().Replace(source, match => match.Groups[1].Value + number.ToString(CultureInfo.InvariantCulture) + ";");

    /// <summary>A student's number, 1…999999: the same for the same seed and name.</summary>
    public static int NumberOf(int seed, string student)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{student}")));
        return (int)(1 + BinaryPrimitives.ReadUInt32LittleEndian(hash) % Most);
    }

    [GeneratedRegex(@"(?m)^([ \t]*Variant\.Number = )[0-9]{1,9};")]
    private static partial Regex Line();
}
