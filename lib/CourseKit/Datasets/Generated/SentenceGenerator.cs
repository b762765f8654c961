namespace CourseKit.Datasets.Generated;

/// <summary>
/// Makes short judgements whose sign hangs on neighbouring words: "not good" is bad, "not only good but" is good. Every
/// word is as frequent in either class: single words say nothing, and a detector of neighbouring words can say everything.
/// </summary>
internal static class SentenceGenerator
{
    /// <summary>L: the longest sentence.</summary>
    public const int Length = 14;

    private static readonly string[] Subjects =
    [
        "the film", "the plot", "the music", "the ending", "the food", "the soup", "the service", "the room", "the lecture", "the book",
        "this song", "this game", "our guide", "the view", "the coffee", "the play",
    ];

    private static readonly string[] Verbs = ["was", "is", "seemed", "felt", "became"];
    private static readonly string[] Good = ["good", "great", "lovely", "funny", "clever", "fresh", "warm", "bright", "moving", "pleasant"];
    private static readonly string[] Bad = ["bad", "dull", "awful", "boring", "stale", "cold", "noisy", "clumsy", "weak", "sad"];
    private static readonly string[] Plain = ["", "", "really", "very", "quite", "rather", "truly"];
    private static readonly string[] Negations = ["not", "never", "hardly", "not at all", "anything but", "far from"];
    private static readonly string[] Faint = ["only", "just", "merely"];

    // Negations and faint words stand here too, where they turn nothing: that a word occurs is no hint, only where it stands is.
    private static readonly string[] Openings =
        ["", "i think", "honestly", "in the end", "not long ago", "never mind", "just now", "only yesterday", "hardly rested",
            "merely curious"];

    private static readonly string[] Closings =
        ["", "today", "this time", "as ever", "not only once", "for just us", "never mind why", "merely this time", "hardly a surprise",
            "anything but once"];


    /// <summary>The words; word 0 is padding.</summary>
    public static readonly string[] Vocabulary =
    [
        "<pad>",
        .. new[] { Subjects, Verbs, Good, Bad, Plain, Negations, Openings, Closings, Faint }
            .SelectMany(list => list).SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()
                .Order(StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, long> Tokens =
        Vocabulary.Select((word, token) => (word, token)).ToDictionary(pair => pair.word, pair => (long)pair.token);

    /// <summary>Makes the first <paramref name="count"/> sentences.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="half">0 for training, 1 for test sentences.</param>
    /// <returns>Tokens, count × <see cref="Length"/>; labels, 0 for a bad judgement and 1 for a good one.</returns>
    public static (long[] Tokens, long[] Labels) Make(int count, long seed, uint half)
    {
        var (tokens, labels) = (new long[count * Length], new long[count]);
        SampleLoop.Run<List<string>>(count, seed, half, (words, i, ref random) =>
        {
            words.Clear();
            labels[i] = Write(words, ref random);
            for (var w = 0; w < words.Count; w++)
                tokens[i * Length + w] = Tokens[words[w]];
        });
        return (tokens, labels);
    }

    // Opinion and negation are drawn apart from each other, so neither tells the label; only the two together, in this order, do.
    private static long Write(List<string> words, ref SampleRandom random)
    {
        var (isGood, form) = (random.Chance(0.5f), random.NextInt(4));
        Add(words, Pick(Openings, ref random));
        Add(words, Pick(Subjects, ref random));
        Add(words, Pick(Verbs, ref random));
        if (form == 0)              // "was never good": turned
            Add(words, Pick(Negations, ref random));
        if (form == 1)              // "was not only good": stays, though a negation is there
            Add(words, "not");
        if (form is 1 or 2)         // "was only good": turned, it is faint praise
            Add(words, Pick(Faint, ref random));
        if (form == 3)              // "was very good"
            Add(words, Pick(Plain, ref random));
        Add(words, Pick(isGood ? Good : Bad, ref random));
        Add(words, Pick(Closings, ref random));
        return isGood == (form is 1 or 3) ? 1 : 0;
    }

    private static string Pick(string[] list, ref SampleRandom random) => list[random.NextInt(list.Length)];

    private static void Add(List<string> words, string text)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            words.Add(word);
    }
}
