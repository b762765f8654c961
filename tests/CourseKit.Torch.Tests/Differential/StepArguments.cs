using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Differential;

/// <summary>The arguments of a step: tensors of the sequence and numbers.</summary>
internal sealed class StepArguments(string[] words, List<Tensor> tensors)
{
    /// <summary>The tensor that argument i names.</summary>
    public Tensor T(int i) => words[i][0] == '%'
        ? tensors[int.Parse(words[i].AsSpan(1), CultureInfo.InvariantCulture)] : throw NotA("tensor", i);

    public long Long(int i) => long.Parse(words[i], CultureInfo.InvariantCulture);

    public bool Bool(int i) => Long(i) != 0;

    public double Double(int i) => double.Parse(words[i], CultureInfo.InvariantCulture);

    /// <summary>A number as PyTorch took it: whole without a point, floating with one.</summary>
    public Scalar S(int i) =>
        long.TryParse(words[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        ? (Scalar)whole : (Scalar)Double(i);

    public long[] Longs(int i) => Sequences.Longs(words[i]);

    public string Text(int i) => words[i];

    private InvalidDataException NotA(string kind, int i) => new($"argument {i} is no {kind}: {words[i]}");
}
