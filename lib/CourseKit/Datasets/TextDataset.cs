namespace CourseKit.Datasets;

/// <summary>A data set of labelled sentences in two halves over one vocabulary, which says where it comes from.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Description">One sentence: what the sentences are and where they come from.</param>
/// <param name="Train">Sentences to learn from.</param>
/// <param name="Test">Sentences to judge by.</param>
public sealed record TextDataset(string Name, string Description, TextSet Train, TextSet Test)
{
    /// <summary>Every word that occurs; a token is an index into this list. Word 0 fills short sentences up.</summary>
    public IReadOnlyList<string> Vocabulary => Train.Vocabulary;

    /// <summary>Name of each class; a label is an index into this list.</summary>
    public IReadOnlyList<string> ClassNames => Train.ClassNames;

    /// <summary>The description and the sizes of both halves.</summary>
    public override string ToString() => $"{Name}: {Description} Training: {Train}. Test: {Test}.";
}
