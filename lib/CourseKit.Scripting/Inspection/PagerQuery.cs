using System.Text.RegularExpressions;

namespace CourseKit.Scripting.Inspection;

/// <summary>A cell whose last line is <c>Name?</c> or <c>Name??</c>, which asks for documentation.</summary>
/// <param name="Expression">What is asked about.</param>
/// <param name="Detail">1 for two question marks, else 0.</param>
/// <param name="CodeWithout">The cell without that line.</param>
internal sealed partial record PagerQuery(string Expression, int Detail, string CodeWithout)
{
    public static PagerQuery? Find(string code)
    {
        var match = Query().Match(code);
        return match.Success
            ? new(match.Groups["name"].Value, match.Groups["marks"].Length - 1, code[..match.Groups["line"].Index])
            : null;
    }

    /// <summary>The answer when nothing is known of that name.</summary>
    public MimeBundle Unknown
    {
        get
        {
            var bundle = new MimeBundle();
            bundle.Add("text/plain",
                $"{Expression} is not a name that this notebook knows. Run the cell that declares it, or add its using.");
            return bundle;
        }
    }

    // C# has no statement that ends in a question mark.
    [GeneratedRegex(@"(?:^|\n)(?<line>[ \t]*(?<name>@?[A-Za-z_][\w.]*(?:<[\w.,<> \[\]]*>)?)[ \t]*(?<marks>\?\??)[ \t]*;?\s*)$")]
    private static partial Regex Query();
}
