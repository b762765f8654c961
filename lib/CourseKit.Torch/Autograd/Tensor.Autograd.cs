namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>True when gradients with respect to this tensor are collected, or it was computed from such.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Set on a tensor of integers, or to false on a
        /// result.</exception>
        public bool requires_grad
        {
            get => Graph.RequiresGrad(this);
            set
            {
                var impl = Impl;
                if (value && !impl.Dtype.IsFloat())
                    throw Errors.Torch($"only Tensors of floating point dtype can require gradients, got {impl.Dtype.TorchName()}");
                if (impl.Autograd?.GradFn is not null)
                {
                    if (!value)
                        throw Errors.Torch("you can only change requires_grad flags of leaf variables. " +
                                           "If you want to use a computed variable in a subgraph that doesn't require differentiation " +
                                               "use detach().");
                    return;
                }
                if (impl.Autograd is not null || value)
                    (impl.Autograd ??= new AutogradMeta()).RequiresGrad = value;
            }
        }

        /// <summary>True unless the tensor was computed from one that requires a gradient.</summary>
        public bool is_leaf => Impl.Autograd?.GradFn is null;

        /// <summary>
        /// The gradient collected by <see cref="backward()"/> calls so far, shaped like this tensor; null before the first, and for
        /// results.
        /// Each read gives a new handle; setting it replaces the gradient, null clears it.
        /// </summary>
        public Tensor? grad
        {
            get => Impl.Autograd?.Grad?.alias();
            set
            {
                if (value is not null && !value.Impl.Sizes.AsSpan().SequenceEqual(Impl.Sizes))
                    throw Errors.Torch($"assigned grad has data of a different size: {Shapes.Format(value.Impl.Sizes)} for " +
                        $"{Shapes.Format(Impl.Sizes)}");
                if (value is null && Impl.Autograd is null)
                    return;
                var meta = Impl.Autograd ??= new AutogradMeta();
                var previous = meta.Grad;
                meta.Grad = value?.Hold();
                previous?.Dispose();
            }
        }

        /// <summary>Sets <see cref="requires_grad"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Sets <see cref="requires_grad"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>A tensor with the same shape and memory that takes no part in differentiation.</summary>
        public Tensor detach()
        {
            var impl = Impl;
            return new Tensor(new TensorImpl(impl.Storage, impl.Dtype, impl.Sizes, impl.Strides, impl.Offset));
        }

        /// <summary>Cuts this tensor off from what it was computed from.</summary>
        /// <returns>This tensor.</returns>
        public Tensor detach_()
        {
            if (Impl.ViewOf is not null)
                throw Errors.Torch("Can't detach views in-place. Use detach() instead.");
            Impl.Autograd = null;
            Impl.NewHistory();
            return this;
        }

        /// <summary>Adds the gradient of this scalar to the <see cref="grad"/> of each leaf it was computed from.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor has more than one element, or nothing requires a
        /// gradient.</exception>
        public void backward() => backward(null);

        /// <summary>Adds gradients to the <see cref="grad"/> of each leaf that this tensor was computed from.</summary>
        /// <param name="grad_tensors">One tensor: the gradient of some scalar with respect to this one, same shape. May be left out for a
        /// scalar.</param>
        /// <param name="retain_graph">Keep what was saved, so that backward can run again.</param>
        /// <param name="create_graph">Record the gradients' computation, for second derivatives.</param>
        /// <param name="inputs">Collect for these leaves only.</param>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }

    /// <summary>Differentiation of recorded operations.</summary>
    public static partial class autograd
    {
        /// <summary>Adds gradients to the <c>grad</c> of each leaf that the tensors were computed from.</summary>
        /// <param name="tensors">Where to start, usually one loss.</param>
        /// <param name="grad_tensors">Gradient for each of them, same shapes; may be left out for scalars.</param>
        /// <param name="retain_graph">Keep what was saved, so that backward can run again; default: as
        /// <paramref name="create_graph"/>.</param>
        /// <param name="create_graph">Record the gradients' computation, for second derivatives.</param>
        /// <param name="inputs">Collect for these leaves only.</param>
        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            var gradients = Gradients(tensors, grad_tensors, nameof(grad_tensors));
            bool retain = retain_graph ?? create_graph;
            if (inputs is null or { Count: 0 })
            {
                BackwardPass.Accumulate([.. tensors], gradients, retain, create_graph);
                return;
            }
            var captured = BackwardPass.Capture([.. tensors], gradients, [.. inputs], retain, create_graph);
            using var mode = GradMode.Set(create_graph);
            for (int i = 0; i < captured.Length; i++)
            {
                if (captured[i] is not { } gradient)
                    continue;
                AccumulateGrad.Accumulate(inputs[i].Impl.Autograd!, inputs[i].Impl, gradient);
                gradient.Dispose();
            }
        }

        /// <summary>Adds gradients to the <c>grad</c> of each leaf that the tensor was computed from.</summary>
        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) => backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Adds gradients to the <c>grad</c> of each leaf that the tensor was computed from.</summary>
        /// <param name="tensor">Where to start.</param>
        /// <param name="grad_tensor">Its gradient, of the same shape.</param>
        /// <param name="retain_graph">Keep what was saved, so that backward can run again.</param>
        /// <param name="create_graph">Record the gradients' computation, for second derivatives.</param>
        /// <param name="inputs">Collect for these leaves only.</param>
        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) => backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>The gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, returned and not added to any
        /// <c>grad</c>.</summary>
        /// <param name="outputs">What to differentiate.</param>
        /// <param name="inputs">With respect to what.</param>
        /// <param name="grad_outputs">Gradient for each output, same shapes; may be left out for scalars.</param>
        /// <param name="retain_graph">Keep what was saved, so that the graph can be used again.</param>
        /// <param name="create_graph">Record the gradients' computation, for second derivatives.</param>
        /// <param name="allow_unused">Give null for an input that the outputs do not depend on, instead of raising.</param>
        /// <returns>One gradient per input, shaped like it.</returns>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            ArgumentNullException.ThrowIfNull(inputs);
            foreach (var input in inputs)
                if (!input.requires_grad)
                    throw Errors.Torch("One of the differentiated Tensors does not require grad");
            var gradients = Gradients(outputs, grad_outputs, nameof(grad_outputs));
            var result = BackwardPass.Capture([.. outputs], gradients, [.. inputs], retain_graph || create_graph, create_graph);
            if (!allow_unused && result.Any(g => g is null))
                throw Errors.Torch("One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True " +
                    "if this is the desired behavior.");
            return result!;
        }

        private static List<Tensor> Gradients(IList<Tensor> tensors, IList<Tensor>? given, string name)
        {
            ArgumentNullException.ThrowIfNull(tensors);
            if (given is not null && given.Count != tensors.Count)
                throw Errors.Torch($"got {tensors.Count} tensors and {given.Count} {name}: one for each is needed");
            var gradients = new List<Tensor>();
            for (int i = 0; i < tensors.Count; i++)
            {
                var impl = tensors[i].Impl;
                if (!tensors[i].requires_grad)
                    throw Errors.Torch($"element {i} of tensors does not require grad and does not have a grad_fn");
                if (given?[i] is { } gradient)
                {
                    if (!gradient.Impl.Sizes.AsSpan().SequenceEqual(impl.Sizes))
                        throw Errors.Torch($"Mismatch in shape: {name}[{i}] has a shape of {Shapes.Format(gradient.Impl.Sizes)} and " +
                            $"output[{i}] has a shape of {Shapes.Format(impl.Sizes)}.");
                    gradients.Add(gradient);
                }
                else if (impl.Count != 1)
                    throw Errors.Torch($"grad can be implicitly created only for scalar outputs, got shape {Shapes.Format(impl.Sizes)}");
                else
                    gradients.Add(Filled(impl.Dtype, impl.Sizes, 1));
            }
            return gradients;
        }
    }
}
