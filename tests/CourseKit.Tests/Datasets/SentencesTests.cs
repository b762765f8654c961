using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CourseKit.Datasets;
using Kit = CourseKit.Datasets.Datasets;

namespace CourseKit.Tests.DatasetTests;

public sealed class SentencesTests
{
    private static readonly Lazy<TextDataset> Set = new(() => Kit.Sentences(train: 8000, test: 2000));

    [Fact]
    public void Sentences_DefaultSeed_HasTheManifestsChecksum()
    {
        var generator = Assert.IsType<DatasetGenerator>(Kit.Manifest("sentences").Generator);
        var tokens = Enumerable.Range(0, generator.ChecksumOfFirst).SelectMany(i => Set.Value.Train.Tokens(i).ToArray()).ToArray();

        Assert.Equal(generator.Sha256, Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(tokens.AsSpan()))));
    }

    [Fact]
    public void Sentences_EveryWord_IsAboutAsFrequentInEitherClass()
    {
        var (bad, good) = (new double[Set.Value.Vocabulary.Count], new double[Set.Value.Vocabulary.Count]);
        for (var i = 0; i < Set.Value.Train.Count; i++)
        {
            foreach (var token in Set.Value.Train.Tokens(i))
                (Set.Value.Train.Label(i) == 1 ? good : bad)[token]++;
        }

        for (var word = 1; word < bad.Length; word++)
        {
            // Five deviations of a fair coin's heads.
            var n = bad[word] + good[word];
            Assert.True(n > 0 && Math.Abs(bad[word] - n / 2) <= 2.5 * Math.Sqrt(n) + 1,
                $"{Set.Value.Vocabulary[word]}: {bad[word]} and {good[word]}");
        }
    }

    [Theory]
    [InlineData("the soup was good", "good")]
    [InlineData("the soup was never good", "bad")]
    [InlineData("the soup was not only good", "good")]
    [InlineData("the soup was only good", "bad")]
    [InlineData("the soup was far from dull", "good")]
    public void Sentences_Meaning_FollowsNeighbouringWords(string core, string expected)
    {
        var set = Set.Value.Train;
        var pattern = core["the soup was ".Length..];
        var found = Enumerable.Range(0, set.Count).Where(i => Opinion(set.Sentence(i)) == pattern).ToArray();

        Assert.NotEmpty(found);
        Assert.All(found, i => Assert.Equal(expected, set.ClassNames[(int)set.Label(i)]));
    }

    [Fact]
    public void Sentences_LongestOnes_FitIntoTheirLength()
    {
        // Every sentence ends in a word or in padding only, and begins with a word.
        var longest = 0;
        for (var i = 0; i < Set.Value.Train.Count; i++)
        {
            var tokens = Set.Value.Train.Tokens(i).ToArray();
            var words = Array.FindLastIndex(tokens, token => token != TextSet.Padding) + 1;
            Assert.All(tokens[..words], token => Assert.NotEqual(TextSet.Padding, token));
            longest = Math.Max(longest, words);
        }

        // Opening 3, subject 2, verb 1, negation 3, opinion 1, closing 3.
        Assert.InRange(longest, 11, 13);
    }

    [Fact]
    public void Tokenise_Sentence_IsTheInverseOfSentence()
    {
        for (var i = 0; i < 50; i++)
            Assert.Equal(Set.Value.Train.Tokens(i).ToArray(), Set.Value.Train.Tokenise(Set.Value.Train.Sentence(i)));
    }

    [Fact]
    public void Tokenise_UnknownWord_NamesIt() => Assert.Contains(
        "\"purple\"", Assert.Throws<CourseKitException>(() => Set.Value.Train.Tokenise("the soup was purple")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Load_Sentences_GivesTokensAndLabels()
    {
        var (x, y) = Set.Value.Train.Load(3, 2);
        using (x)
        using (y)
        {
            Assert.Equal([2L, 14L], x.shape);
            Assert.Equal(Set.Value.Train.Tokens(4).ToArray(), x[1].data<long>().ToArray());
            Assert.Equal(Set.Value.Train.Label(4), y[1].item<long>());
        }
    }

    [Fact]
    public void Get_Sentences_PointsToTheMethod() =>
        Assert.Contains("Datasets.Sentences()", Assert.Throws<CourseKitException>(() => Kit.Get("sentences")).Message,
            StringComparison.Ordinal);

    // What stands after the verb, without the closing words.
    private static string Opinion(string sentence)
    {
        var words = sentence.Split(' ').ToList();
        var verb = words.FindIndex(word => word is "was" or "is" or "seemed" or "felt" or "became");
        var rest = words.Skip(verb + 1).ToList();
        foreach (var closing in new[]
        {
            "today", "merely this time", "this time", "as ever", "not only once", "for just us", "never mind why", "hardly a surprise",
                "anything but once",
        })
        {
            var parts = closing.Split(' ');
            if (rest.Count > parts.Length && rest.TakeLast(parts.Length).SequenceEqual(parts))
                rest.RemoveRange(rest.Count - parts.Length, parts.Length);
        }
        return string.Join(' ', rest);
    }
}
