namespace CourseKit.Torch.Tests.Differential;

/// <summary>
/// Random sequences of operations on tensors of all types and layouts, in place and not, and their gradients: each step equals PyTorch's.
/// More of them: tests/golden/sequences.py SEED COUNT, and the file's path in COURSEKIT_SEQUENCES.
/// </summary>
[Collection(GlobalState.Name)]
public sealed class SequenceTests
{
    private const int Shown = 20;

    public static TheoryData<string> Files() => new(Sequences.Files());

    [EmbeddedTheory("TorchSharp on libtorch 2.10 differs from PyTorch 1.13 in a step of every 30th sequence")]
    [MemberData(nameof(Files))]
    public void Sequences_OfAFile_AgreeWithPyTorchAtEachStep(string file)
    {
        var (count, differences) = (0, new List<string>());
        foreach (var sequence in Sequences.Read(file))
        {
            count++;
            if (Replay.Difference(sequence) is { } difference)
                differences.Add(difference);
        }

        Assert.True(count > 0, $"{file} holds no sequences");
        Assert.True(differences.Count == 0,
            $"{differences.Count} of {count} sequences differ:\n\n{string.Join("\n\n", differences.Take(Shown))}");
    }
}
