namespace CourseKit.Scripting.Completion;

/// <summary>Something that could stand at the cursor, before it is compared with what was typed.</summary>
/// <param name="Text">What would be inserted.</param>
/// <param name="Kind">See <see cref="CompletionMatch.Kind"/>.</param>
/// <param name="Rank">How likely it is meant.</param>
/// <param name="Signature">Makes its declaration; only those that are shown are asked.</param>
internal sealed record Candidate(string Text, string Kind, Rank Rank, Func<string> Signature)
{
    public static Candidate Keyword(string text) => new(text, "keyword", Rank.Keyword, static () => "");
}

/// <summary>How likely a candidate is meant, likeliest first.</summary>
internal enum Rank
{
    /// <summary>Of the type that is expected here.</summary>
    Expected,

    /// <summary>A variable or parameter in reach.</summary>
    Local,

    /// <summary>Declared by a cell, or by the type that is looked into.</summary>
    Near,

    /// <summary>From the framework or a library, or inherited.</summary>
    Far,

    /// <summary>An extension method.</summary>
    Extension,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A namespace, where it is one thing among many.</summary>
    Namespace,

    /// <summary>What every object has.</summary>
    OfEveryObject,
}
