using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// One run through the graph from its end: each node runs once, when the gradients of all its uses have arrived, later
/// operations first. No recursion, so depth costs no stack.
/// </summary>
internal sealed class BackwardPass
{
    private readonly bool _retainGraph;
    private readonly bool _createGraph;
    private readonly Dictionary<Node, Pending> _pending = new(ReferenceEqualityComparer.Instance);
    private readonly PriorityQueue<Node, long> _ready = new();
    private readonly Dictionary<Edge, Tensor?>? _captured;

    private BackwardPass(bool retainGraph, bool createGraph, IReadOnlyList<Tensor>? inputs)
    {
        _retainGraph = retainGraph;
        _createGraph = createGraph;
        if (inputs is null)
            return;
        _captured = [];
        foreach (var input in inputs)
            _captured[Graph.EdgeOf(input)] = null;
    }

    /// <summary>Adds the gradients of all leaves below <paramref name="roots"/> to their <c>grad</c>.</summary>
    /// <param name="roots">Where to start.</param>
    /// <param name="gradients">Gradient of each root, shaped like it.</param>
    /// <param name="retainGraph">Keep saved tensors for another pass.</param>
    /// <param name="createGraph">Record the pass itself, for second derivatives.</param>
    public static void Accumulate(IReadOnlyList<Tensor> roots, IReadOnlyList<Tensor> gradients, bool retainGraph, bool createGraph) =>
        new BackwardPass(retainGraph, createGraph, null).Run(roots, gradients);

    /// <summary>The gradients of <paramref name="inputs"/>; nothing is added to any <c>grad</c>.</summary>
    /// <returns>One tensor per input, null where the roots do not depend on it.</returns>
    public static Tensor?[] Capture(IReadOnlyList<Tensor> roots, IReadOnlyList<Tensor> gradients, IReadOnlyList<Tensor> inputs,
        bool retainGraph, bool createGraph)
    {
        var pass = new BackwardPass(retainGraph, createGraph, inputs);
        pass.Run(roots, gradients);
        var result = new Tensor?[inputs.Count];
        for (int i = 0; i < result.Length; i++)
            if (pass._captured!.GetValueOrDefault(Graph.EdgeOf(inputs[i])) is { } held)
                result[i] = held.alias();
        foreach (var held in pass._captured!.Values)
            held?.Dispose();
        return result;
    }

    private void Run(IReadOnlyList<Tensor> roots, IReadOnlyList<Tensor> gradients)
    {
        foreach (var root in roots)
            CountUses(Graph.EdgeOf(root).Node!);
        using var mode = GradMode.Set(_createGraph);
        try
        {
            for (int i = 0; i < roots.Count; i++)
                Deliver(Graph.EdgeOf(roots[i]), gradients[i]);
            foreach (var root in roots.Select(r => Graph.EdgeOf(r).Node!).Distinct())
                if (_pending[root] is { Uses: 0 })
                    _ready.Enqueue(root, -root.Sequence);
            while (_ready.TryDequeue(out var node, out _))
                Step(node);
        }
        finally
        {
            foreach (var pending in _pending.Values)
                pending.Clear();
        }
    }

    /// <summary>Counts, for each node that can be reached, how many gradients it has to wait for.</summary>
    private void CountUses(Node root)
    {
        if (!_pending.TryAdd(root, new Pending(root.Outputs)))
            return;
        var stack = new Stack<Node>();
        stack.Push(root);
        while (stack.TryPop(out var node))
            foreach (var edge in node.Next)
            {
                if (edge.Node is not { } next)
                    continue;
                if (!_pending.TryGetValue(next, out var pending))
                {
                    _pending.Add(next, pending = new Pending(next.Outputs));
                    stack.Push(next);
                }
                pending.Uses++;
            }
    }

    private void Step(Node node)
    {
        var pending = _pending[node];
        // tensors made by the node's formula die with this scope; what it delivers is held beforehand
        using (DisposeScopeManager.Enter())
        {
            var next = node.Next;
            var dx = new Tensor?[next.Length];
            if (pending.HasAny && !(_captured is not null && node is AccumulateGrad))
            {
                node.KeepRetained(pending.Gradients);
                node.Backward(pending.Gradients, dx);
                if (AnomalyMode.IsEnabled)
                    CheckForNaN(node, dx);
            }
            if (!_retainGraph && !_createGraph)
                node.Release();
            for (int i = 0; i < next.Length; i++)
            {
                if (next[i].Node is not { } target)
                    continue;
                if (dx[i] is { } gradient)
                    Deliver(next[i], gradient);
                if (--_pending[target].Uses == 0)
                    _ready.Enqueue(target, -target.Sequence);
            }
            pending.Clear();    // only now: a formula may have passed its gradient on as it came
        }
    }

    /// <exception cref="System.Runtime.InteropServices.ExternalException">A gradient is NaN.</exception>
    private static void CheckForNaN(Node node, Tensor?[] gradients)
    {
        if (!AnomalyMode.ShouldCheckNaN)
            return;
        for (int i = 0; i < gradients.Length; i++)
            if (gradients[i] is { } gradient && (bool)gradient.detach().isnan().any())
                throw Errors.Torch($"Function '{node.Name}' returned nan values in its {i}th output.");
    }

    /// <summary>Adds a gradient to what has arrived at a node's output.</summary>
    private void Deliver(Edge edge, Tensor gradient)
    {
        ref var slot = ref _pending[edge.Node!].Gradients[edge.Output];
        if (slot is null)
            slot = gradient.Hold();
        else
        {
            var sum = slot.add(gradient).Hold();
            slot.Dispose();
            slot = sum;
        }
        if (_captured is not null && _captured.TryGetValue(edge, out var earlier))
        {
            earlier?.Dispose();
            _captured[edge] = slot.Hold();
        }
    }

    /// <summary>What has arrived at a node, and how much is still to come.</summary>
    private sealed class Pending(int outputs)
    {
        public readonly Tensor?[] Gradients = new Tensor?[outputs];
        public int Uses;

        public bool HasAny => Gradients.Any(g => g is not null);

        public void Clear()
        {
            for (int i = 0; i < Gradients.Length; i++)
            {
                Gradients[i]?.Dispose();
                Gradients[i] = null;
            }
        }
    }
}
