namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Uniform within <c>gain sqrt(6 / (fan in + fan out))</c>: Glorot's name for <see cref="xavier_uniform_"/>.</summary>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            /// <summary>Normal with deviation <c>gain sqrt(2 / (fan in + fan out))</c>: Glorot's name for
            /// <see cref="xavier_normal_"/>.</summary>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            /// <summary>The identity: 1 on the diagonal of a matrix, 0 elsewhere. In place.</summary>
            /// <exception cref="ArgumentException">The tensor has not two dimensions.</exception>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.ndim != 2)
                    throw new ArgumentException(
                        $"Only tensors with 2 dimensions are supported, got shape {Shapes.Format(tensor.Impl.Sizes)}", nameof(tensor));
                return Write(tensor, () =>
                {
                    tensor.zero_();
                    for (long i = 0; i < Math.Min(tensor.Impl.Sizes[0], tensor.Impl.Sizes[1]); i++)
                        using (var row = tensor.select(0, i))
                        using (var element = row.select(0, i))
                            element.fill_(1);
                });
            }

            /// <summary>Kernels that pass channel i on to filter i: 1 in the middle of the window, 0 elsewhere. In place.</summary>
            /// <param name="tensor">Kernels, shape (F, C, k), (F, C, kH, kW) or (F, C, kD, kH, kW).</param>
            /// <exception cref="ArgumentException">The tensor has another number of dimensions.</exception>
            public static Tensor dirac_(Tensor tensor)
            {
                if (tensor.ndim is not (3 or 4 or 5))
                    throw new ArgumentException(
                        $"Only tensors with 3, 4, or 5 dimensions are supported, got shape {Shapes.Format(tensor.Impl.Sizes)}",
                        nameof(tensor));
                var sizes = tensor.Impl.Sizes;
                return Write(tensor, () =>
                {
                    tensor.zero_();
                    using var scope = NewDisposeScope();
                    for (long i = 0; i < Math.Min(sizes[0], sizes[1]); i++)
                    {
                        var middle = tensor.select(0, i).select(0, i);
                        foreach (long size in sizes[2..])
                            middle = middle.select(0, size / 2);
                        middle.fill_(1);
                    }
                });
            }

            /// <summary>Normal, with a share of the rows of each column set to 0. In place, shape (rows, columns).</summary>
            /// <param name="tensor">A matrix.</param>
            /// <param name="sparsity">Share of zeros, 0 to 1.</param>
            /// <param name="std">Deviation.</param>
            /// <remarks>Martens, Deep learning via Hessian-free optimization, ICML 2010.</remarks>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.ndim != 2)
                    throw new ArgumentException(
                        $"Only tensors with 2 dimensions are supported, got shape {Shapes.Format(tensor.Impl.Sizes)}", nameof(tensor));
                long rows = tensor.Impl.Sizes[0], zeros = (long)Math.Ceiling(sparsity * rows);
                return Write(tensor, () =>
                {
                    using var scope = NewDisposeScope();
                    tensor.normal_(0, std);
                    for (long column = 0; column < tensor.Impl.Sizes[1]; column++)
                    {
                        var order = randperm(rows);
                        for (long i = 0; i < zeros; i++)
                            tensor.select(1, column).select(0, order.Impl.At<long>(i)).zero_();
                    }
                });
            }

            /// <summary>A (semi-)orthogonal matrix: rows or columns, whichever are fewer, of length <paramref name="gain"/> and at right
            /// angles. In place.</summary>
            /// <param name="tensor">At least two dimensions; those after the first count as one.</param>
            /// <param name="gain">Length.</param>
            /// <remarks>Saxe, McClelland, Ganguli, arXiv:1312.6120. The factor Q of a normal matrix by Householder reflections, its
            /// columns turned so that R has a positive diagonal: unique, so PyTorch's numbers.</remarks>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.ndim < 2)
                    throw new ArgumentException(
                        $"Only tensors with 2 or more dimensions are supported, got shape {Shapes.Format(tensor.Impl.Sizes)}",
                        nameof(tensor));
                if (tensor.Impl.Count == 0)
                    return tensor;
                int rows = checked((int)tensor.Impl.Sizes[0]), columns = checked((int)(tensor.Impl.Count / rows));
                return Write(tensor, () =>
                {
                    using var scope = NewDisposeScope();
                    var flat = empty([rows, columns], tensor.dtype).normal_(0, 1);
                    bool wide = rows < columns;
                    var q = Orthogonal.Factor((wide ? flat.t() : flat).to_type(ScalarType.Float64).contiguous().Impl.Span<double>(),
                        Math.Max(rows, columns), Math.Min(rows, columns));
                    var result = torch.tensor(q, [Math.Max(rows, columns), Math.Min(rows, columns)]);
                    tensor.copy_((wide ? result.t() : result).mul(gain).reshape(tensor.Impl.Sizes));
                });
            }
        }
    }
}
