namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Derivatives of whole functions.</summary>
        public static class functional
        {
            /// <summary>The Jacobian of a function of one tensor.</summary>
            /// <param name="function">From a tensor to a tensor.</param>
            /// <param name="inputs">Where to differentiate.</param>
            /// <returns>The result's shape, then the input's.</returns>
            public static Tensor jacobian(Func<Tensor, Tensor> function, Tensor inputs) =>
                jacobian(x => [function(x[0])], [inputs]).Single();

            /// <summary>The Jacobians of several functions of one tensor.</summary>
            /// <inheritdoc cref="jacobian(Func{Tensor, Tensor}, Tensor)"/>
            /// <returns>One Jacobian per result.</returns>
            public static IEnumerable<Tensor> jacobian(Func<Tensor, Tensor[]> function, Tensor inputs) =>
                jacobian(x => function(x[0]), [inputs]);

            /// <summary>The Jacobians of a function of several tensors.</summary>
            /// <param name="function">From tensors to a tensor.</param>
            /// <param name="inputs">Where to differentiate.</param>
            /// <returns>One Jacobian per input.</returns>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor> function, params Tensor[] inputs) =>
                jacobian(x => [function(x)], inputs);

            /// <summary>The Jacobians of several functions of several tensors.</summary>
            /// <param name="function">From tensors to tensors.</param>
            /// <param name="inputs">Where to differentiate.</param>
            /// <returns>For each result, one Jacobian per input: the result's shape, then the input's.</returns>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor[]> function, params Tensor[] inputs)
            {
                using var scope = NewDisposeScope();
                using var recording = enable_grad();
                Tensor[] leaves = [.. inputs.Select(x => x.detach().requires_grad_())];
                var result = new List<Tensor>();
                foreach (var y in function(leaves))
                {
                    var rows = leaves.Select(_ => new List<Tensor>()).ToArray();
                    for (long i = 0; i < y.Impl.Count; i++)
                    {
                        var seed = Filled(y.Impl.Dtype, [y.Impl.Count], 0);
                        Fill(new TensorImpl(seed.Impl.Storage, seed.Impl.Dtype, [], [], i), 1);
                        var row = y.requires_grad
                            ? grad([y], [.. leaves], [seed.view(y.Impl.Sizes)], retain_graph: true, allow_unused: true)
                            : new Tensor[leaves.Length];
                        for (int k = 0; k < leaves.Length; k++)
                            rows[k].Add(row[k] ?? Filled(leaves[k].Impl.Dtype, leaves[k].Impl.Sizes, 0));
                    }
                    for (int k = 0; k < leaves.Length; k++)
                    {
                        long[] shape = [.. y.Impl.Sizes, .. leaves[k].Impl.Sizes];
                        var whole = rows[k].Count == 0 ? Filled(y.Impl.Dtype, shape, 0) : stack(rows[k]).view(shape);
                        result.Add(whole.MoveToOuterDisposeScope());
                    }
                }
                return result;
            }
        }
    }
}
