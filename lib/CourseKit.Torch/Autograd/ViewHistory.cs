using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Views and in-place writes: a write through a view enters the history of the tensor that the view shows a part of, and every other
/// view then reads from that new history.
/// </summary>
internal static class ViewHistory
{
    /// <summary>Enters a write through <paramref name="view"/> into the history of <paramref name="whole"/>.</summary>
    /// <param name="view">The tensor written to.</param>
    /// <param name="whole">What it is a view of.</param>
    /// <param name="written">History of what was written; null when it has none.</param>
    public static void Rebase(TensorImpl view, TensorImpl whole, AutogradMeta? written)
    {
        var node = new WriteThroughNode(new Window(whole), new Window(view))
        {
            Next = [EdgeOf(whole), written?.GradFn is { } fn ? new Edge(fn, written.Output) : default],
        };
        whole.Autograd = new AutogradMeta { GradFn = node };
        whole.NewHistory();
    }

    /// <summary>Makes <paramref name="view"/> read from the present history of <paramref name="whole"/>.</summary>
    public static AutogradMeta? Follow(TensorImpl view, TensorImpl whole) => view.Silent || !Graph.Follows(whole)
        ? null
        : new AutogradMeta { GradFn = new ReadNode(new Window(whole), new Window(view)) { Next = [EdgeOf(whole)] } };

    /// <summary>The operation that reads <paramref name="view"/> from <paramref name="source"/>, which share their memory.</summary>
    public static Node NodeFor(TensorImpl source, TensorImpl view) => new ReadNode(new Window(source), new Window(view));

    /// <summary>A tensor that shows a window of another one's storage, as a recorded operation.</summary>
    public static Tensor Read(Tensor x, Window whole, Window part)
    {
        using var memory = Spread(x, whole, whole.Length);
        Share(memory, whole);
        var y = new Tensor(new TensorImpl(x.Impl.Dtype, part.Sizes));
        StridedCopy.Copy(part.Of(memory.Impl), y.Impl);
        return Graph.Needed(x) ? Graph.Attach(y, new ReadNode(whole, part), x) : y;
    }

    /// <summary>The opposite of <see cref="Read"/>: zeros with x added where the window lies.</summary>
    private static Tensor Embed(Tensor x, Window whole, Window part)
    {
        using var memory = Spread(x, part, whole.Length);
        Share(memory, whole);
        var y = new Tensor(new TensorImpl(x.Impl.Dtype, whole.Sizes));
        StridedCopy.Copy(whole.Of(memory.Impl), y.Impl);
        return Graph.Needed(x) ? Graph.Attach(y, new EmbedNode(whole, part), x) : y;
    }

    /// <summary>x with zeros where the window lies.</summary>
    private static Tensor Clear(Tensor x, Window whole, Window part)
    {
        using var memory = Spread(x, whole, whole.Length);
        Share(memory, whole);
        Fill(part.Of(memory.Impl), 0);
        var y = new Tensor(new TensorImpl(x.Impl.Dtype, whole.Sizes));
        StridedCopy.Copy(whole.Of(memory.Impl), y.Impl);
        return Graph.Needed(x) ? Graph.Attach(y, new ClearNode(whole, part), x) : y;
    }

    /// <summary>x laid out in memory as its window says; elements that share a place add up.</summary>
    private static Tensor Spread(Tensor x, Window window, long length)
    {
        var memory = Filled(x.Impl.Dtype, [length], 0);
        var target = window.Of(memory.Impl);
        using var contiguous = x.detach().contiguous();
        if (!window.Overlaps)
            StridedCopy.Copy(contiguous.Impl, target);
        else
            Dispatch.Float(x.Impl.Dtype, "as_strided", new AddUpBody(contiguous.Impl, target));
        return memory;
    }

    /// <summary>Divides each place by the number of its names in the window: what is read back under every name adds up to what was
    /// there.</summary>
    private static void Share(Tensor memory, Window window)
    {
        if (!window.Overlaps)
            return;
        using var one = Filled(memory.Impl.Dtype, window.Sizes, 1);
        using var names = Spread(one, window, window.Length);
        Dispatch.Float(memory.Impl.Dtype, "as_strided", new ShareBody(names.Impl, memory.Impl));
    }

    private static Edge EdgeOf(TensorImpl impl) => impl.Autograd is not { } meta ? default
        : meta.GradFn is { } fn ? new Edge(fn, meta.Output)
        : meta.RequiresGrad ? new Edge(meta.Accumulator(impl), 0)
        : default;

    /// <summary>A layout within a storage, in elements.</summary>
    public sealed class Window(long[] sizes, long[] strides, long offset, long length)
    {
        public Window(TensorImpl impl) : this(impl.Sizes, impl.Strides, impl.Offset, impl.Storage.Bytes / impl.Dtype.Size())
        {
        }

        public long[] Sizes => sizes;

        /// <summary>Elements of the whole storage.</summary>
        public long Length => length;

        /// <summary>True when a place may be named twice.</summary>
        public bool Overlaps
        {
            get
            {
                // in order of their strides, each dimension must step over all that the smaller ones reach
                long reach = 0;
                foreach (var (stride, size) in strides.Zip(sizes).Where(d => d.Second > 1).OrderBy(d => d.First))
                {
                    if (stride <= reach)
                        return true;
                    reach += stride * (size - 1);
                }
                return false;
            }
        }

        public TensorImpl Of(TensorImpl memory) => new(memory.Storage, memory.Dtype, sizes, strides, offset);
    }

    private readonly struct AddUpBody(TensorImpl from, TensorImpl to) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            for (long i = 0; i < from.Count; i++)
                to.At<T>(i) += from.At<T>(i);
        }
    }

    private readonly struct ShareBody(TensorImpl names, TensorImpl memory) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            for (long i = 0; i < memory.Count; i++)
            {
                if (names.At<T>(i) > T.One)
                    memory.At<T>(i) /= names.At<T>(i);
            }
        }
    }

    private sealed class WriteThroughNode(Window whole, Window part) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            if (Needs(0))
                dx[0] = Clear(dy, whole, part);
            if (Needs(1))
                dx[1] = Read(dy, whole, part);
        }
    }

    private sealed class ReadNode(Window whole, Window part) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = Embed(dy, whole, part);
    }

    private sealed class EmbedNode(Window whole, Window part) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = Read(dy, whole, part);
    }

    private sealed class ClearNode(Window whole, Window part) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = Clear(dy, whole, part);
    }
}
