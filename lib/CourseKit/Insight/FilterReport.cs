using System.Globalization;
using CourseKit.Plots;

namespace CourseKit.Insight;

/// <summary>The filters of a layer, sorted into dead, noisy, correlated and good ones.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Filters">One entry for each filter, in order.</param>
public sealed record FilterReport(string Layer, IReadOnlyList<FilterState> Filters)
{
    /// <summary>How many filters are of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public int Count(FilterKind kind) => Filters.Count(filter => filter.Kind == kind);

    /// <summary>The filters as pictures, each with its verdict.</summary>
    /// <param name="columns">Pictures in a row.</param>
    public Figure Plot(int columns = 8) => Figures.Pictures(
        [.. Filters.Select(filter => new Picture(filter.Picture, Caption(filter)))], columns, $"Filters of {Layer}: {Summary}");

    /// <summary>"C1: 4 good, 1 dead, 0 noisy, 1 correlated".</summary>
    public override string ToString() => $"{Layer}: {Summary}";

    private string Summary => string.Join(", ", Enum.GetValues<FilterKind>().Select(kind =>
        string.Create(CultureInfo.InvariantCulture, $"{Count(kind)} {kind.ToString().ToLowerInvariant()}")));

    private static string Caption(FilterState filter) => filter.Kind switch
    {
        FilterKind.Correlated => string.Create(CultureInfo.InvariantCulture, $"{filter.Index}: like {filter.Twin}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{filter.Index}: {filter.Kind.ToString().ToLowerInvariant()}"),
    };
}
