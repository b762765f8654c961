using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace CourseKit.Datasets;

/// <summary>Labelled sentences of words from one vocabulary, each filled up to the same length.</summary>
public sealed class TextSet
{
    /// <summary>Token that fills short sentences up.</summary>
    public const long Padding = 0;

    private readonly long[] _tokens;
    private readonly long[] _labels;

    /// <param name="tokens">Words in order N × L, each 0…words-1. Taken over, not copied.</param>
    /// <param name="labels">Class of each sentence. Taken over, not copied.</param>
    /// <param name="length">L, tokens of a sentence with its padding.</param>
    /// <param name="vocabulary">The words; word 0 is padding.</param>
    /// <param name="classNames">Name of each class.</param>
    /// <exception cref="CourseKitException">Sizes that disagree, a token without a word, a label without a class.</exception>
    public TextSet(long[] tokens, long[] labels, int length, IReadOnlyList<string> vocabulary, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (tokens.LongLength != labels.LongLength * length)
            throw new CourseKitException($"{tokens.Length} tokens do not make {labels.Length} sentences of {length}.");
        if (Array.FindIndex(tokens, token => token < 0 || token >= vocabulary.Count) is >= 0 and var unknown)
            throw new CourseKitException(
                $"Token {unknown} is {tokens[unknown]}; with {vocabulary.Count} words tokens are 0 to {vocabulary.Count - 1}.");
        if (Array.FindIndex(labels, label => label < 0 || label >= classNames.Count) is >= 0 and var wrong)
            throw new CourseKitException(
                $"Label {wrong} is {labels[wrong]}; with {classNames.Count} classes labels are 0 to {classNames.Count - 1}.");
        (_tokens, _labels, Length, Vocabulary, ClassNames) = (tokens, labels, length, vocabulary, classNames);
    }

    /// <summary>N, the number of sentences.</summary>
    public int Count => _labels.Length;

    /// <summary>L, tokens of a sentence with its padding.</summary>
    public int Length { get; }

    /// <summary>The words; a token is an index into this list.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    /// <summary>Name of each class; a label is an index into this list.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Tokens of sentence <paramref name="index"/>, shape (L).</summary>
    /// <param name="index">0…Count-1.</param>
    public ReadOnlySpan<long> Tokens(int index)
    {
        CheckIndex(index);
        return _tokens.AsSpan(index * Length, Length);
    }

    /// <summary>Class of sentence <paramref name="index"/>.</summary>
    /// <param name="index">0…Count-1.</param>
    public long Label(int index)
    {
        CheckIndex(index);
        return _labels[index];
    }

    /// <summary>The words of sentence <paramref name="index"/> with spaces between them.</summary>
    /// <param name="index">0…Count-1.</param>
    public string Sentence(int index)
    {
        var words = new List<string>();
        foreach (var token in Tokens(index))
        {
            if (token != Padding)
                words.Add(Vocabulary[(int)token]);
        }
        return string.Join(' ', words);
    }

    /// <summary>A sentence of one's own as tokens, for a trained model.</summary>
    /// <param name="sentence">Words of the vocabulary with spaces between them; capital letters do not matter.</param>
    /// <returns>Tokens, shape (L).</returns>
    /// <exception cref="CourseKitException">An unknown word, or too many words.</exception>
    public long[] Tokenise(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var words = sentence.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > Length)
            throw new CourseKitException($"\"{sentence}\" has {words.Length} words; a sentence has at most {Length}.");
        var tokens = new long[Length];
        for (var i = 0; i < words.Length; i++)
        {
            tokens[i] = Enumerable.Range(1, Vocabulary.Count - 1).FirstOrDefault(word => Vocabulary[word] == words[i]);
            if (tokens[i] == Padding)
                throw new CourseKitException($"\"{words[i]}\" is not in the vocabulary of {Vocabulary.Count - 1} words.");
        }
        return tokens;
    }

    /// <summary>Sentences as tensors.</summary>
    /// <param name="start">First sentence.</param>
    /// <param name="count">How many.</param>
    /// <returns>x: tokens, shape (N, L), int64. y: labels, shape (N), int64.</returns>
    public (Tensor x, Tensor y) Load(int start, int count)
    {
        if (start < 0 || count < 1 || start > Count - count)
            throw new ArgumentOutOfRangeException(nameof(count), count,
                $"Sentences {start} to {start + count - 1} are not all in 0 to {Count - 1}.");
        var x = torch.empty((long)count, Length, dtype: torch.int64);
        var y = torch.empty((long)count, dtype: torch.int64);
        _tokens.AsSpan(start * Length, count * Length).CopyTo(MemoryMarshal.Cast<byte, long>(x.bytes));
        _labels.AsSpan(start, count).CopyTo(MemoryMarshal.Cast<byte, long>(y.bytes));
        return (x, y);
    }

    /// <summary>Count and size: "2,000 sentences of up to 10 words, 2 classes".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count:N0} sentences of up to {Length} words, {ClassNames.Count} classes");

    private void CheckIndex(int index)
    {
        if (index < 0 || index >= Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Sentences are numbered 0 to {Count - 1}.");
    }
}
