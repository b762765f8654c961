using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>
/// Why a classifier says what it says about one image. Each method takes any model and leaves it unchanged; images are normalised as
/// for training.
/// </summary>
public static partial class Explain
{
    /// <summary>How much the class's logit changes with each pixel: <c>max over c of |d logit / d x[c, i, j]|</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">Shape (C, H, W), normalised.</param>
    /// <param name="target">The class; the most probable one when null.</param>
    /// <remarks>Simonyan, Vedaldi, Zisserman, Deep inside convolutional networks, ICLR workshop 2014, section 3.1.</remarks>
    public static Attribution Saliency(Module<Tensor, Tensor> model, Tensor image, long? target = null) => Look.At(model, () =>
    {
        var (x, gradient, chosen, score) = InputGradient(model, image, target);
        return new Attribution("Saliency", x, chosen, score, Look.Matrix(gradient.abs().amax([0])), isSigned: false);
    });

    /// <summary>The logit's gradient times the pixel: what each pixel adds to the logit, to first order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">Shape (C, H, W), normalised.</param>
    /// <param name="target">The class; the most probable one when null.</param>
    /// <remarks>Shrikumar, Greenside, Shcherbina, Kundaje, Not just a black box, 2016.</remarks>
    public static Attribution GradientTimesInput(Module<Tensor, Tensor> model, Tensor image, long? target = null) => Look.At(model, () =>
    {
        var (x, gradient, chosen, score) = InputGradient(model, image, target);
        return new Attribution("Gradient times input", x, chosen, score, Look.Matrix((gradient * x[0]).sum([0])), isSigned: true);
    });

    /// <summary>Gradient of the logit in which every ReLU lets only positive gradients back to where its input was positive.</summary>
    /// <param name="model">A model whose ReLUs are layers; those called as functions inside forward are not seen.</param>
    /// <param name="image">Shape (C, H, W), normalised.</param>
    /// <param name="target">The class; the most probable one when null.</param>
    /// <remarks>
    /// Springenberg, Dosovitskiy, Brox, Riedmiller, Striving for simplicity: the all convolutional net, ICLR workshop 2015.
    /// </remarks>
    /// <exception cref="CourseKitException">The model has no ReLU layer.</exception>
    public static Attribution GuidedBackpropagation(Module<Tensor, Tensor> model, Tensor image, long? target = null) => Look.At(model, () =>
    {
        var relus = Layers.Of(model).Where(leaf => leaf.Layer is TorchSharp.Modules.ReLU).ToList();
        if (relus.Count == 0)
            throw new CourseKitException($"{model.GetName()} has no ReLU layer, and guided backpropagation is about ReLUs: use Saliency.");
        var x = Look.One(model, image).requires_grad_();
        var (outputs, inputs) = (new List<Tensor>(), new List<Tensor>());
        var removers = new List<Action>();
        try
        {
            // Each ReLU's output leaves the graph and enters it anew, so that its gradient can be cut by sign on the way back.
            foreach (var (_, relu) in relus)
            {
                var remover = relu.register_forward_hook((_, _, output) =>
                {
                    outputs.Add(output.DetachFromDisposeScope());
                    inputs.Add(output.detach().requires_grad_().DetachFromDisposeScope());
                    return inputs[^1].alias();
                });
                removers.Add(remover.remove);
            }
            var logits = model.call(x);
            var chosen = Look.Class(logits, target);
            var gradient = Back(logits[0, chosen], outputs, inputs, x);
            return new Attribution(
                "Guided backpropagation", x, chosen, logits[0, chosen].item<float>(), Look.Matrix(gradient[0].sum([0])), isSigned: true);
        }
        finally
        {
            removers.ForEach(remove => remove());
            foreach (var tensor in outputs.Concat(inputs))
                tensor.Dispose();
        }
    });

    /// <summary>
    /// Where a layer's maps speak for a class: <c>relu(sum over k of a[k] A[k])</c>, a[k] the mean over positions of d logit / d A[k].
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="image">Shape (C, H, W), normalised.</param>
    /// <param name="target">The class; the most probable one when null.</param>
    /// <param name="layer">Name of a layer with maps; the last convolution when null.</param>
    /// <remarks>Selvaraju et al., Grad-CAM, ICCV 2017, equations 1 and 2.</remarks>
    /// <exception cref="CourseKitException">No such layer, or one without maps.</exception>
    public static Attribution GradCam(Module<Tensor, Tensor> model, Tensor image, long? target = null, string? layer = null) =>
        Look.At(model, () =>
        {
            var found = layer is null ? Layers.LastConvolution(model) : Layers.Find(model, layer);
            var x = Look.One(model, image).requires_grad_();
            Tensor? logits = null;
            using var caught = Layers.Catch([found], () => logits = model.call(x));
            var maps = caught[^1].Output;
            if (maps.dim() != 4)
                throw new CourseKitException(
                    $"Layer '{found.Name}' gives ({string.Join(", ", maps.shape)}); Grad-CAM needs maps (N, K, H, W).");
            var chosen = Look.Class(logits!, target);
            var gradient = autograd.grad([logits![0, chosen]], [maps])[0];
            var weights = gradient.mean([2, 3], keepdim: true);
            var map = (weights * maps).sum(1).relu()[0];
            return new Attribution("Grad-CAM", x, chosen, logits[0, chosen].item<float>(), Look.Matrix(map), isSigned: false);
        });

    /// <summary>
    /// Class activation map: the last maps weighted by the dense layer that follows their global average: <c>sum over k of w[c, k]
    /// A[k]</c>.
    /// </summary>
    /// <param name="model">A model that ends in maps, global average pooling and one dense layer.</param>
    /// <param name="image">Shape (C, H, W), normalised.</param>
    /// <param name="target">The class; the most probable one when null.</param>
    /// <param name="layer">Name of the layer that gives the maps; the last one with maps larger than 1x1 when null.</param>
    /// <remarks>
    /// Zhou, Khosla, Lapedriza, Oliva, Torralba, Learning deep features for discriminative localization, CVPR 2016, eq. 2.
    /// </remarks>
    /// <exception cref="CourseKitException">The dense layer does not read one number per map: use GradCam.</exception>
    public static Attribution Cam(Module<Tensor, Tensor> model, Tensor image, long? target = null, string? layer = null) =>
        Look.At(model, () =>
    {
        using var noGrad = no_grad();
        var x = Look.One(model, image);
        Tensor? logits = null;
        var wanted = layer is null ? Layers.Of(model) : [Layers.Find(model, layer)];
        using var caught = Layers.Catch(wanted, () => logits = model.call(x));
        var maps = caught.LastOrDefault(c => c.Output.dim() == 4 && c.Output.shape[2] * c.Output.shape[3] > 1).Output;
        var dense = Layers.Of(model).LastOrDefault(leaf => leaf.Layer is TorchSharp.Modules.Linear).Layer as TorchSharp.Modules.Linear;
        if (maps is null || dense is null || dense.weight.shape[1] != maps.shape[1])
            throw new CourseKitException(
                $"{model.GetName()} does not end in maps, global average pooling and one dense layer, which a class activation map " +
                "needs: use GradCam.");
        var chosen = Look.Class(logits!, target);
        var map = (dense.weight[chosen].reshape(-1, 1, 1) * maps[0]).sum([0]);
        return new Attribution("Class activation map", x, chosen, logits![0, chosen].item<float>(), Look.Matrix(map), isSigned: true);
    });

    /// <summary>How far the class's probability falls when a grey square hides each place.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">Shape (C, H, W), normalised.</param>
    /// <param name="target">The class; the most probable one when null.</param>
    /// <param name="size">Side of the square, in pixels.</param>
    /// <param name="stride">Distance between neighbouring squares, in pixels.</param>
    /// <param name="fill">Value under the square: 0 is the mean of the training images.</param>
    /// <returns>A map with one cell for each position; above 0 where hiding hurts.</returns>
    /// <remarks>Zeiler, Fergus, Visualizing and understanding convolutional networks, ECCV 2014, section 4.2.</remarks>
    public static Attribution Occlusion(
        Module<Tensor, Tensor> model, Tensor image, long? target = null, int size = 5, int stride = 1, double fill = 0) =>
        Look.At(model, () =>
    {
        using var noGrad = no_grad();
        var x = Look.One(model, image);
        var (height, width) = ((int)x.shape[2], (int)x.shape[3]);
        if (size < 1 || stride < 1 || size > Math.Min(height, width))
            throw new CourseKitException($"A square of {size} with stride {stride} does not fit an image of {height}x{width}.");
        var logits = model.call(x);
        var chosen = Look.Class(logits, target);
        var whole = functional.softmax(logits, 1)[0, chosen].item<float>();
        var (rows, columns) = (((height - size) / stride) + 1, ((width - size) / stride) + 1);
        var map = new double[rows, columns];
        const int batch = 64;
        for (var start = 0; start < rows * columns; start += batch)
        {
            HostStop.Check();
            using var scope = NewDisposeScope();
            var count = Math.Min(batch, (rows * columns) - start);
            var hidden = x.repeat(count, 1, 1, 1);
            for (var n = 0; n < count; n++)
            {
                var (i, j) = ((start + n) / columns * stride, (start + n) % columns * stride);
                hidden[n].narrow(1, i, size).narrow(2, j, size).fill_(fill);
            }
            var probabilities = Look.Numbers(functional.softmax(model.call(hidden), 1).select(1, chosen));
            for (var n = 0; n < count; n++)
                map[(start + n) / columns, (start + n) % columns] = whole - probabilities[n];
        }
        return new Attribution("Occlusion", x, chosen, logits[0, chosen].item<float>(), map, isSigned: true);
    });

    private static (Tensor X, Tensor Gradient, long Class, double Score) InputGradient(
        Module<Tensor, Tensor> model, Tensor image, long? target)
    {
        var x = Look.One(model, image).requires_grad_();
        var logits = model.call(x);
        var chosen = Look.Class(logits, target);
        var score = logits[0, chosen];
        return (x, autograd.grad([score], [x])[0][0], chosen, score.item<float>());
    }

    /// <summary>
    /// Backwards piece by piece: from the logit, then from each ReLU that was cut, the last one first. A piece may reach several cuts,
    /// where shortcuts join; what reaches a cut from all sides is added up before its sign decides.
    /// </summary>
    private static Tensor Back(Tensor score, List<Tensor> outputs, List<Tensor> inputs, Tensor x)
    {
        List<Tensor> ends = [x, .. inputs];
        var arrived = new Tensor?[ends.Count];
        Pass(score, null, ends.Count);
        for (var k = outputs.Count - 1; k >= 0; k--)
        {
            // The ReLU's own derivative zeroes where its input was negative; the clamp is the guidance.
            if (arrived[k + 1] is { } gradient)
                Pass(outputs[k], gradient.clamp_min(0), k + 1);
        }
        return arrived[0] ?? throw new CourseKitException("The logit does not depend on the image.");

        void Pass(Tensor from, Tensor? gradient, int before)
        {
            var reached = autograd.grad([from], [.. ends.Take(before)], gradient is null ? null : [gradient],
                retain_graph: true, allow_unused: true);
            for (var i = 0; i < before; i++)
            {
                // What is not reached is null, or with TorchSharp a tensor without a handle.
                if (reached[i] is { IsInvalid: false } part)
                    arrived[i] = arrived[i] is { } sum ? sum + part : part;
            }
        }
    }
}
