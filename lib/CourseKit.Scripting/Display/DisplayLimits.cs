namespace CourseKit.Scripting.Display;

/// <summary>How much of a value is shown.</summary>
internal static class DisplayLimits
{
    /// <summary>Values of a plain sequence or of a matrix row.</summary>
    public const int Items = 100;

    /// <summary>Rows of a table or entries of a dictionary as text, and rows of a matrix.</summary>
    public const int Rows = 50;

    /// <summary>Rows of an HTML table, which shows <see cref="Page"/> of them at a time.</summary>
    public const int PagedRows = 500;

    /// <summary>Rows of an HTML table that are seen at once.</summary>
    public const int Page = 20;

    /// <summary>Columns of a table.</summary>
    public const int Columns = 30;

    /// <summary>Objects within objects.</summary>
    public const int Depth = 4;

    /// <summary>Characters of a string inside another value.</summary>
    public const int InnerText = 1_000;

    /// <summary>Characters of a string.</summary>
    public const int Text = 1_000_000;

    /// <summary>Characters of a value that is made of others, as text or as HTML.</summary>
    public const int Structure = 200_000;

    /// <summary>Characters of one write to the console.</summary>
    public const int Write = 4_000_000;

    /// <summary>Characters of content that is shown as it is.</summary>
    public const int Content = 32_000_000;
}
