using CourseKit.Claims.Experiments;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 10-transfer-learning: C19.</summary>
internal static class Section10
{
    private const string Notebook = "10-transfer-learning";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("C19", Notebook, "10.3",
            "A pretrained network with a new last layer, early layers frozen or nearly so, needs far fewer images than one from scratch.",
            Transfer, Measured: true),
    ];

    private static void Transfer(Evidence e)
    {
        var result = LettersToDigits.Measure();
        string Accuracy(string way) => FormattableString.Invariant($"{100 * result.Mean(way):0.0} %");
        e.Shows("digits right, from 10 of each, from scratch", "few images are too few", Accuracy("scratch"),
                result.Mean("scratch") < result.Mean("fine-tuned"))
            .Shows("with frozen layers that learnt letters", "better", Accuracy("frozen"), result.Mean("frozen") > result.Mean("scratch"))
            .Shows("fine-tuned, old layers slowly", "better", Accuracy("fine-tuned"), result.Mean("fine-tuned") > result.Mean("scratch"));
    }
}
