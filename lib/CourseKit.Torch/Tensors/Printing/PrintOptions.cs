namespace TorchSharp;

/// <summary>How tensors are written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, element type and device only.</summary>
    Metadata = 0,

    /// <summary>Aligned columns, as Julia prints matrices.</summary>
    Julia = 1,

    /// <summary>Nested square brackets, as NumPy prints arrays.</summary>
    Numpy = 2,

    /// <summary>An array initialiser in C#.</summary>
    CSharp = 3,

    /// <summary>The style that <see cref="torch.TensorStringStyle"/> names.</summary>
    Default = 4,
}

public static partial class torch
{
    /// <summary>Aligned columns.</summary>
    public const TensorStringStyle julia = TorchSharp.TensorStringStyle.Julia;

    /// <summary>Nested square brackets.</summary>
    public const TensorStringStyle numpy = TorchSharp.TensorStringStyle.Numpy;

    /// <summary>An array initialiser in C#.</summary>
    public const TensorStringStyle csharp = TorchSharp.TensorStringStyle.CSharp;

    private static PrintSettings _print = new();

    /// <summary>The style used where none, or <see cref="TorchSharp.TensorStringStyle.Default"/>, is asked for.</summary>
    public static TensorStringStyle TensorStringStyle
    {
        get => _print.Style;
        set => set_printoptions(value, null, null, null, null, null);
    }

    internal static PrintSettings Printing => _print;

    /// <summary>Sets how tensors are written as text; null leaves a setting as it is.</summary>
    /// <param name="style">The style.</param>
    /// <param name="floatFormat">A .NET format for floating-point numbers, such as "g5".</param>
    /// <param name="linewidth">Characters of a line, at most.</param>
    /// <param name="newLine">Ends a line.</param>
    /// <param name="maxRows">Rows shown before the middle ones are left out.</param>
    /// <param name="maxColumns">Columns shown before the middle ones are left out.</param>
    public static void set_printoptions(TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null,
        string? newLine = null, int? maxRows = null, int? maxColumns = null) =>
        _print = new PrintSettings
        {
            Style = style is { } chosen and not TorchSharp.TensorStringStyle.Default ? chosen : _print.Style,
            FloatFormat = floatFormat ?? _print.FloatFormat,
            LineWidth = linewidth ?? _print.LineWidth,
            NewLine = newLine ?? _print.NewLine,
            MaxRows = maxRows ?? _print.MaxRows,
            MaxColumns = maxColumns ?? _print.MaxColumns,
        };

    /// <summary>Sets how tensors are written as text.</summary>
    /// <param name="precision">Digits behind the point.</param>
    /// <param name="linewidth">Characters of a line, at most; null leaves it as it is.</param>
    /// <param name="newLine">Ends a line; null leaves it as it is.</param>
    /// <param name="sci_mode">Write numbers with exponents.</param>
    /// <param name="maxRows">Rows shown before the middle ones are left out; null leaves it as it is.</param>
    /// <param name="maxColumns">Columns shown before the middle ones are left out; null leaves it as it is.</param>
    public static void set_printoptions(int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false,
        int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(sci_mode ? 'E' : 'F')}{precision}"),
            linewidth,
            newLine, maxRows, maxColumns);

    /// <summary>The settings of <see cref="set_printoptions(TensorStringStyle?, string, int?, string, int?, int?)"/>.</summary>
    internal sealed record PrintSettings
    {
        public TensorStringStyle Style { get; init; } = TorchSharp.TensorStringStyle.Julia;

        public string FloatFormat { get; init; } = "g5";

        public int LineWidth { get; init; } = 100;

        public string NewLine { get; init; } = Environment.NewLine;

        public int MaxRows { get; init; } = 6;

        public int MaxColumns { get; init; } = 6;
    }
}
