using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

/// <summary>Max pooling over listed windows, recorded.</summary>
internal sealed class WindowMaxNode(WindowGrid grid, long[] sizes, torch.Tensor positions) : UnaryOutputNode
{
    private SavedTensor _positions = SavedTensor.Keep(positions);

    /// <summary>Computes and records.</summary>
    /// <returns>The maxima, and their positions in the H x W plane, int64.</returns>
    public static (torch.Tensor Values, torch.Tensor Indices) Apply(torch.Tensor x, WindowGrid grid, string op)
    {
        var c = x.Contiguous(out var temporary);
        var result = AdaptiveGrid.ResultSizes(x, grid);
        var y = new torch.Tensor(new TensorImpl(x.Impl.Dtype, result));
        using var positions = new torch.Tensor(new TensorImpl(torch.ScalarType.Int32, result));
        Dispatch.Float(x.Impl.Dtype, op, new ForwardBody(grid, c.Impl, y.Impl, positions.Impl));
        temporary?.Dispose();
        if (Graph.Needed(x))
            Graph.Attach(y, new WindowMaxNode(grid, x.Impl.Sizes, positions), x);
        return (y, positions.to_type(torch.ScalarType.Int64));
    }

    /// <summary>The elements of planes at given positions: what max pooling does once it knows where the maxima are.</summary>
    /// <param name="x">Planes, shape (..., H, W).</param>
    /// <param name="positions">int32 positions in each H x W plane, shape (..., oH, oW).</param>
    public static torch.Tensor Pick(torch.Tensor x, torch.Tensor? positions)
    {
        using var scope = torch.NewDisposeScope();
        var index = positions!.to_type(torch.ScalarType.Int64).flatten(-2);
        return x.flatten(-2).gather(-1, index).view(positions.Impl.Sizes).MoveToOuterDisposeScope();
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx) =>
        dx[0] = LinearMapNode.Apply(dy, _positions.Value, Put, Pick);

    private torch.Tensor Put(torch.Tensor dy, torch.Tensor? positions)
    {
        var gradient = dy.Contiguous(out var temporary);
        var result = new torch.Tensor(new TensorImpl(dy.Impl.Dtype, sizes));
        Dispatch.Float(dy.Impl.Dtype, "max_pool_backward", new BackwardBody(grid, gradient.Impl, positions!.Impl, result.Impl));
        temporary?.Dispose();
        return result;
    }

    public override void Release() => _positions.Release();

    private readonly struct ForwardBody(WindowGrid grid, TensorImpl x, TensorImpl y, TensorImpl positions) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            WindowMax.Forward<T>(grid, x.Span<T>(), y.Span<T>(), positions.Span<int>());
    }

    private readonly struct BackwardBody(WindowGrid grid, TensorImpl dy, TensorImpl positions, TensorImpl dx) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            // only the sizes of planes matter on the way back
            var shape = new PoolShape(grid.Planes, grid.H, grid.W, 1, 1, 1, 1, 0, 0, 1, 1, grid.oH, grid.oW);
            MaxPool.Backward<T>(shape, dy.Span<T>(), positions.Span<int>(), dx.Span<T>());
        }
    }
}
