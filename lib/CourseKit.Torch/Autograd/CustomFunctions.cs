#pragma warning disable CA1000 // static members of generic types: that is how these functions are called
namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a custom function keeps between its forward and its backward.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> _data = [];
            private readonly List<SavedTensor?> _saved = [];
            private readonly HashSet<TensorImpl> _constant = [];

            internal AutogradContext()
            {
            }

            /// <summary>True when outputs that nothing depends on reach backward as zeros; false: as null.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            /// <summary>Keeps tensors for backward: inputs and outputs of the function, of any shapes. Changing them in place afterwards is
            /// an error. Null stands for one that was left out, such as a bias, and comes back as null.</summary>
            public void save_for_backward(List<Tensor> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                ReleaseSaved();
                foreach (var tensor in tensors)
                    _saved.Add(tensor is null ? null : SavedTensor.Keep(tensor));
            }

            /// <summary>The tensors that forward kept, in its order; null where it kept null.</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">One was changed in place since, or backward ran
            /// before.</exception>
            public List<Tensor> get_saved_variables() => [.. _saved.Select(s => s?.Value.alias()!)];

            /// <summary>Keeps anything else under a name.</summary>
            public void save_data(string key, object value) => _data[key] = value;

            /// <summary>What was kept under a name.</summary>
            /// <exception cref="KeyNotFoundException">Nothing was.</exception>
            public object get_data(string key) => _data[key];

            /// <summary>Declares inputs that forward changed in place.</summary>
            public void mark_dirty(List<Tensor> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                foreach (var tensor in tensors)
                    tensor.Impl.Storage.BumpVersion();
            }

            /// <summary>Declares outputs that take no part in differentiation.</summary>
            public void mark_non_differentiable(List<Tensor> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                foreach (var tensor in tensors)
                    _constant.Add(tensor.Impl);
            }

            /// <summary>Sets <see cref="MaterializeGrads"/>.</summary>
            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <summary>Lets go of what was kept.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Lets go of what was kept.</summary>
            /// <param name="disposing">False when called by a finaliser.</param>
            protected virtual void Dispose(bool disposing) => ReleaseSaved();

            internal bool IsConstant(TensorImpl output) => _constant.Contains(output);

            internal void ReleaseSaved()
            {
                for (int i = 0; i < _saved.Count; i++)
                {
                    if (_saved[i] is not { } saved)
                        continue;
                    saved.Release();
                    _saved[i] = saved;
                }
            }
        }

        /// <summary>What the custom functions have in common; derive from <see cref="SingleTensorFunction{T}"/> or
        /// <see cref="MultiTensorFunction{T}"/>.</summary>
        /// <typeparam name="T">The deriving class itself.</typeparam>
        public abstract class Function<T> where T : Function<T>, new()
        {
            /// <summary>Name in messages.</summary>
            public abstract string Name { get; }

            internal abstract List<Tensor> Forward(AutogradContext context, object[] vars);

            internal abstract List<Tensor> Backward(AutogradContext context, List<Tensor> gradients);

            /// <summary>Runs forward outside differentiation, and records backward in its place.</summary>
            /// <param name="vars">What forward takes; the gradients of the tensors among them come from backward, in their order.</param>
            public static List<Tensor> apply_internal(params object[] vars)
            {
                var function = new T();
                var context = new AutogradContext();
                Tensor[] inputs = [.. vars.OfType<Tensor>()];
                List<Tensor> outputs;
                using (no_grad())
                    outputs = function.Forward(context, vars);
                if (!Graph.Needed(inputs))
                    return outputs;
                var node = new FunctionNode<T>(function, context, outputs);
                Graph.Connect(node, inputs);
                for (int i = 0; i < outputs.Count; i++)
                {
                    if (!outputs[i].is_floating_point() || context.IsConstant(outputs[i].Impl))
                        continue;
                    // an input handed back as it came gets a handle of its own: the input keeps its place in the graph
                    if (inputs.Any(x => ReferenceEquals(x.Impl, outputs[i].Impl)))
                        outputs[i] = outputs[i].detach();
                    outputs[i].Impl.Autograd = new AutogradMeta { GradFn = node, Output = i };
                }
                return outputs;
            }
        }

        /// <summary>A differentiable function of one's own with a single result: derive, write forward and backward, call
        /// <see cref="apply"/>.</summary>
        /// <typeparam name="T">The deriving class itself.</typeparam>
        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            /// <summary>Computes the result; not recorded.</summary>
            /// <param name="ctx">Keeps what backward needs.</param>
            /// <param name="vars">The arguments of <see cref="apply"/>.</param>
            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <summary>Computes the gradients of all arguments from that of the result.</summary>
            /// <param name="ctx">What forward kept.</param>
            /// <param name="grad_output">Gradient of the result.</param>
            /// <returns>One gradient per argument of forward; null for those that have none.</returns>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            /// <summary>Runs the function.</summary>
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            internal sealed override List<Tensor> Forward(AutogradContext context, object[] vars) => [forward(context, vars)];

            internal sealed override List<Tensor> Backward(AutogradContext context, List<Tensor> gradients) =>
                backward(context, gradients[0]);
        }

        /// <summary>A differentiable function of one's own with several results: derive, write forward and backward, call
        /// <see cref="apply"/>.</summary>
        /// <typeparam name="T">The deriving class itself.</typeparam>
        public abstract class MultiTensorFunction<T> : Function<T> where T : MultiTensorFunction<T>, new()
        {
            /// <summary>Computes the results; not recorded.</summary>
            /// <param name="ctx">Keeps what backward needs.</param>
            /// <param name="vars">The arguments of <see cref="apply"/>.</param>
            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <summary>Computes the gradients of all arguments from those of the results.</summary>
            /// <param name="ctx">What forward kept.</param>
            /// <param name="grad_outputs">Gradient of each result.</param>
            /// <returns>One gradient per argument of forward; null for those that have none.</returns>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            /// <summary>Runs the function.</summary>
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            internal sealed override List<Tensor> Forward(AutogradContext context, object[] vars) => forward(context, vars);

            internal sealed override List<Tensor> Backward(AutogradContext context, List<Tensor> gradients) => backward(context, gradients);
        }
    }
}
