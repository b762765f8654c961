using System.Collections;
using static TorchSharp.torch;

namespace CourseKit.Insight;

/// <summary>Outputs of layers that outlive the model's own clearing up; freed together.</summary>
internal sealed class CaughtOutputs : IReadOnlyList<(string Name, Tensor Output)>, IDisposable
{
    private readonly List<(string Name, Tensor Output)> _outputs = [];

    public int Count => _outputs.Count;

    public (string Name, Tensor Output) this[int index] => _outputs[index];

    public void Add(string name, Tensor output) => _outputs.Add((name, output.DetachFromDisposeScope()));

    public IEnumerator<(string Name, Tensor Output)> GetEnumerator() => _outputs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _outputs.ForEach(entry => entry.Output.Dispose());
}
