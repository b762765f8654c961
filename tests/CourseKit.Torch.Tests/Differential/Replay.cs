using System.Globalization;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Differential;

/// <summary>Repeats a sequence step by step, and says where the engine and PyTorch part.</summary>
internal sealed class Replay
{
    private readonly List<Tensor> _tensors = [];
    private readonly List<int> _leaves = [];
    private bool _single;

    /// <summary>Relative to the weighted sum of absolute values; the script keeps only steps that rounding does not decide.</summary>
    private double Limit => _single ? 1e-5 : 1e-12;

    /// <summary>Runs a sequence.</summary>
    /// <returns>Null, or the lines up to the one that differs, and what came instead.</returns>
    public static string? Difference(List<string> lines)
    {
        using var scope = NewDisposeScope();
        var replay = new Replay();
        for (var i = 1; i < lines.Count; i++)
        {
            string? difference;
            try
            {
                difference = replay.Step(lines[i]);
            }
#pragma warning disable CA1031 // whatever it throws is a difference
            catch (Exception error)
#pragma warning restore CA1031
            {
                difference = $"{error.GetType().Name}: {error.Message}";
            }
            if (difference is not null)
                return string.Join('\n', lines.Take(i + 1)) + "\n  but here: " + difference;
        }
        return null;
    }

    private string? Step(string line)
    {
        var words = line.Split(' ');
        var arrow = Array.IndexOf(words, ">");
        switch (words[0])
        {
            case "leaf":
                Add(Leaf(words));
                return null;
            case "back":
                return Backward(int.Parse(words[1], CultureInfo.InvariantCulture), words[(arrow + 1)..]);
            default:
                var arguments = new StepArguments(words[1..arrow], _tensors);
                var result = SequenceOps.All.TryGetValue(words[0], out var run)
                    ? run(arguments) : throw new InvalidDataException("no such operation in the table");
                if (!words[0].EndsWith('_'))
                    Add(result);
                return Compare(words[(arrow + 1)..], result);
        }
    }

    private void Add(Tensor tensor)
    {
        _single |= tensor.dtype == ScalarType.Float32;
        _tensors.Add(tensor);
    }

    private Tensor Leaf(string[] words)
    {
        var shape = Sequences.Longs(words[2]);
        var (a, b) = (long.Parse(words[3], CultureInfo.InvariantCulture), long.Parse(words[4], CultureInfo.InvariantCulture));
        var (kind, dtype) = (words[1], Dtype(words[1]));
        var values = new double[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++)
        {
            var n = a * i + b;
            values[i] = kind switch
            {
                "b" => n % 13 < 6 ? 1 : 0,
                "f" or "d" => (n % 61 - 30) / 16.0,
                "u" => n % 13,
                _ => n % 13 - 6,
            };
        }
        var leaf = Values.Make(dtype, shape, values);
        if (words.Length > 5)
        {
            leaf.requires_grad = true;
            _leaves.Add(_tensors.Count);
        }
        return leaf;
    }

    private string? Compare(string[] expected, Tensor actual)
    {
        if (actual.dtype != Dtype(expected[0])) return $"type {actual.dtype}";
        if (!actual.shape.SequenceEqual(Sequences.Longs(expected[1]))) return $"shape [{string.Join(", ", actual.shape)}]";
        var sum = Weighted.Of(actual);
        return sum.Agrees(expected[2..], whole: expected[0] is not ("f" or "d"), Limit) ? null : sum.ToString();
    }

    private string? Backward(int end, string[] expected)
    {
        var y = _tensors[end];
        var count = y.numel();
        using var weights = Values.Make(y.dtype, y.shape, [.. Enumerable.Range(0, (int)count).Select(i => Weighted.Weight(i))]);
        y.backward([weights]);
        for (var i = 0; i < _leaves.Count; i++)
        {
            var gradient = _tensors[_leaves[i]].grad;
            if (gradient is null)
            {
                // a leaf without influence and one whose gradient is zero are told apart by neither side's user
                if (expected[i] is not ("-" or "0")) return $"no gradient of leaf %{_leaves[i]}";
                continue;
            }
            var sum = Weighted.Of(gradient);
            var words = expected[i] == "-" ? ["0"] : Counts(expected[i]);
            if (!gradient.shape.SequenceEqual(_tensors[_leaves[i]].shape) || !sum.Agrees(words, whole: false, Limit))
                return $"gradient of leaf %{_leaves[i]} is {sum}";
        }
        return null;
    }

    /// <summary>"1.5n2p1" to "1.5", "n2", "p1".</summary>
    private static string[] Counts(string text)
    {
        foreach (var kind in "npm")
            text = text.Replace(kind.ToString(), " " + kind, StringComparison.Ordinal);
        return text.Split(' ');
    }

    private static ScalarType Dtype(string code) => code switch
    {
        "f" => ScalarType.Float32,
        "d" => ScalarType.Float64,
        "l" => ScalarType.Int64,
        "i" => ScalarType.Int32,
        "u" => ScalarType.Byte,
        "b" => ScalarType.Bool,
        _ => throw new InvalidDataException($"the files know no type '{code}'"),
    };
}
