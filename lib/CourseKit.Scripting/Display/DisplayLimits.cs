namespace CourseKit.Scripting.Display;

/// <summary>How much of a value is shown.</summary>
internal static class DisplayLimits
{
    /// <summary>Values of a plain sequence or of a matrix row.</summary>
    public const int Items = 100;

    /// <summary>Rows of a table, entries of a dictionary, or rows of a matrix.</summary>
    public const int Rows = 50;

    /// <summary>Columns of a table.</summary>
    public const int Columns = 30;

    /// <summary>Objects within objects.</summary>
    public const int Depth = 4;

    /// <summary>Characters of a string inside another value.</summary>
    public const int InnerText = 1_000;

    /// <summary>Characters of the whole.</summary>
    public const int Text = 1_000_000;
}
