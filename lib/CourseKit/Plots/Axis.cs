namespace CourseKit.Plots;

/// <summary>One axis of a panel. What is left unset follows from the data.</summary>
public sealed record Axis
{
    /// <summary>What is measured, with its unit; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Lower end in data units; from the data when null.</summary>
    public double? Min { get; init; }

    /// <summary>Upper end in data units; from the data when null.</summary>
    public double? Max { get; init; }

    /// <summary>How tick labels are written.</summary>
    public NumberStyle Style { get; init; } = NumberStyle.Plain;

    /// <summary>Ticks at whole numbers only: epochs, counts.</summary>
    public bool Integers { get; init; }

    /// <summary>Names at positions 0, 1, 2 … instead of numbers; null for a numeric axis.</summary>
    public IReadOnlyList<string>? Categories { get; init => field = value is null ? null : [.. value]; }

    /// <summary>Values grow to the left or downwards, as rows of an image do.</summary>
    public bool Reversed { get; init; }

    /// <summary>False hides line, ticks and labels.</summary>
    public bool Visible { get; init; } = true;
}
