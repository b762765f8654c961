namespace CourseKit.Scripting.Completion;

/// <summary>Compares what was typed with a name.</summary>
internal static class NameMatch
{
    private const int Humps = 2;
    private const int Inside = 3;
    private const int MinInside = 3;

    /// <summary>
    /// The way in which a name of that score fits: begins with the letters, has words that do, or has them somewhere inside.
    /// </summary>
    public static int Kind(int score) => score < Humps ? 0 : score;

    /// <summary>How well it fits: 0 best; null when it does not.</summary>
    public static int? Score(string name, string typed)
    {
        if (name.StartsWith(typed, StringComparison.Ordinal))
            return 0;
        if (name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            return 1;
        if (FitsHumps(name, typed))
            return Humps;
        return typed.Length >= MinInside && name.Contains(typed, StringComparison.OrdinalIgnoreCase) ? Inside : null;
    }

    /// <summary>
    /// Whether the typed letters begin words of the name in order: <c>WL</c> or <c>wrLi</c> for WriteLine, <c>ms</c> for manual_seed.
    /// </summary>
    private static bool FitsHumps(string name, string typed)
    {
        return Fits(0, 0);

        // From a word's start at `at`, matches typed[from..]: letters go on in the word, or jump to the start of a later one.
        bool Fits(int at, int from)
        {
            if (from == typed.Length)
                return true;
            for (int i = at; i < name.Length; i++)
            {
                if (!IsWordStart(name, i) || !Same(name[i], typed[from]))
                    continue;
                for (int n = 1; ; n++)
                {
                    if (Fits(i + n, from + n))
                        return true;
                    if (from + n >= typed.Length || i + n >= name.Length || !Same(name[i + n], typed[from + n]))
                        break;
                }
            }
            return false;
        }
    }

    private static bool IsWordStart(string name, int i) =>
        name[i] != '_' && (i == 0 || name[i - 1] == '_' || char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]) || char.IsDigit(name[i]));

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
