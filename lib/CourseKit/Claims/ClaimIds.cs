namespace CourseKit.Claims;

/// <summary>The ids of everything that the five lectures teach: the ledger must have each of them, and no other.</summary>
public static class ClaimIds
{
    /// <summary>The lectures by letter.</summary>
    public static IReadOnlyDictionary<char, string> Lectures { get; } = new Dictionary<char, string>
    {
        ['A'] = "Barra, Clermont", ['B'] = "From MLP to CNN", ['C'] = "Alaniz, Télécom Paris", ['D'] = "Nguyen, HUST Hanoi",
            ['E'] = "Laval, GLO-4030",
    };

    /// <summary>Ids of each lecture, first to last.</summary>
    public static IReadOnlyDictionary<char, int> Counts { get; } = new Dictionary<char, int>
    {
        ['A'] = 20, ['B'] = 17, ['C'] = 20, ['D'] = 15, ['E'] = 32,
    };

    /// <summary>All ids: A1 to E32.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Counts.SelectMany(lecture => Enumerable.Range(1, lecture.Value).Select(number =>
            FormattableString.Invariant($"{lecture.Key}{number}")))];
}
