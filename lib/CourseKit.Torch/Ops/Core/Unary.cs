using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What a unary elementwise operation's gradient formula looks at.</summary>
[Flags]
internal enum Saves
{
    Nothing = 0,
    Input = 1,
    Output = 2,
}

/// <summary>An elementwise function of one tensor. The operation is this struct, in a file of its own.</summary>
internal interface IUnary
{
    /// <summary>Name in messages.</summary>
    static abstract string Name { get; }

    /// <summary>What <see cref="Gradient"/> looks at.</summary>
    static abstract Saves Saves { get; }

    /// <summary>dL/dx from dL/dy; x and y are null unless saved.</summary>
    static abstract Tensor Gradient(Tensor dy, Tensor? x, Tensor? y);
}

/// <summary>One that exists for integers too, with a result of the same type.</summary>
internal interface INumericUnary : IUnary
{
    /// <summary>y[i] = f(x[i]).</summary>
    static abstract void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>;
}

/// <summary>One for floating-point numbers; integers are converted to the default type first.</summary>
internal interface IFloatUnary : IUnary
{
    /// <summary>y[i] = f(x[i]).</summary>
    static abstract void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>Runs elementwise functions of one tensor and records them.</summary>
internal static class Unary
{
    /// <summary>Elements that one thread should have at least.</summary>
    internal const int Grain = 1 << 15;

    /// <summary>y = f(x), same shape and type.</summary>
    public static Tensor Numeric<TOp>(Tensor x) where TOp : struct, INumericUnary
    {
        if (x.Impl.Dtype == ScalarType.Bool)
            throw Errors.Torch($"\"{TOp.Name}\" not implemented for 'Bool'");
        var c = x.Contiguous(out var temporary);
        var y = new Tensor(new TensorImpl(c.Impl.Dtype, c.Impl.Sizes));
        Dispatch.Numeric(c.Impl.Dtype, new NumericBody<TOp>(c.Impl, y.Impl));
        temporary?.Dispose();
        return Record<TOp>(x, y);
    }

    /// <summary>
    /// y = f(x) written over x, which its only holder is about to let go. A gradient may be asked for where neither x's own operation nor
    /// this one looks at x.
    /// </summary>
    public static Tensor NumericOver<TOp>(Tensor x) where TOp : struct, INumericUnary
    {
        var impl = x.Impl;
        if (!impl.IsContiguous || !impl.Storage.IsExclusive || impl.Dtype == ScalarType.Bool || TOp.Saves.HasFlag(Saves.Input))
            return Numeric<TOp>(x);
        var y = new Tensor(new TensorImpl(impl.Storage, impl.Dtype, impl.Sizes, impl.Strides, impl.Offset));
        Dispatch.Numeric(impl.Dtype, new NumericBody<TOp>(impl, y.Impl));
        return Record<TOp>(x, y);
    }

    /// <summary>y = f(x), same shape; integers give the default floating-point type.</summary>
    public static Tensor Float<TOp>(Tensor x) where TOp : struct, IFloatUnary
    {
        if (!x.Impl.Dtype.IsFloat())
        {
            using var converted = x.to_type(get_default_dtype());
            return Float<TOp>(converted);
        }
        var c = x.Contiguous(out var temporary);
        var y = new Tensor(new TensorImpl(c.Impl.Dtype, c.Impl.Sizes));
        Dispatch.Float(c.Impl.Dtype, TOp.Name, new FloatBody<TOp>(c.Impl, y.Impl));
        temporary?.Dispose();
        return Record<TOp>(x, y);
    }

    private static Tensor Record<TOp>(Tensor x, Tensor y) where TOp : struct, IUnary =>
        Graph.Needed(x) ? Graph.Attach(y, new UnaryNode<TOp>(x, y), x) : y;

    private sealed class UnaryNode<TOp>(Tensor x, Tensor y) : UnaryOutputNode where TOp : struct, IUnary
    {
        private SavedTensor _x = SavedTensor.Keep(TOp.Saves.HasFlag(Saves.Input) ? x : null);
        private SavedTensor _y = SavedTensor.Keep(TOp.Saves.HasFlag(Saves.Output) ? y : null);

        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = TOp.Gradient(dy, _x.Unpack(), _y.Unpack());

        public override void Release()
        {
            _x.Release();
            _y.Release();
        }
    }

    private readonly struct NumericBody<TOp>(TensorImpl x, TensorImpl y) : INumericBody where TOp : struct, INumericUnary
    {
        public unsafe void Run<T>() where T : unmanaged, INumber<T>
        {
            var job = new NumericJob<TOp, T> { X = (T*)x.Pointer, Y = (T*)y.Pointer };
            Threads.For(ref job, checked((int)x.Count), Grain);
        }
    }

    private unsafe struct NumericJob<TOp, T> : IRangeJob where TOp : struct, INumericUnary where T : unmanaged, INumber<T>
    {
        public T* X;
        public T* Y;

        public readonly void Run(int from, int to) => TOp.Run(new ReadOnlySpan<T>(X + from, to - from), new Span<T>(Y + from, to - from));
    }

    private readonly struct FloatBody<TOp>(TensorImpl x, TensorImpl y) : IFloatBody where TOp : struct, IFloatUnary
    {
        public unsafe void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            var job = new FloatJob<TOp, T> { X = (T*)x.Pointer, Y = (T*)y.Pointer };
            Threads.For(ref job, checked((int)x.Count), Grain);
        }
    }

    private unsafe struct FloatJob<TOp, T> : IRangeJob where TOp : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T* X;
        public T* Y;

        public readonly void Run(int from, int to) => TOp.Run(new ReadOnlySpan<T>(X + from, to - from), new Span<T>(Y + from, to - from));
    }
}
