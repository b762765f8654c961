using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>Images that make a unit answer as strongly as possible, found by climbing the gradient from noise.</summary>
/// <remarks>
/// Erhan, Bengio, Courville, Vincent, Visualizing higher-layer features, 2009; the pull to small values and to smooth images as in
/// Yosinski et al., Understanding neural networks through deep visualization, 2015; shifting as in Olah, Mordvintsev, Schubert, Feature
/// visualization, Distill 2017.
/// </remarks>
public static class Maximise
{
    /// <summary>An image for the mean response of a channel or unit of a layer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="channel">Number of the channel or unit.</param>
    /// <param name="settings">How to climb; for images 1x28x28 when null.</param>
    /// <exception cref="CourseKitException">No such layer or channel.</exception>
    public static Maximisation Channel(Module<Tensor, Tensor> model, string layer, int channel, MaximiseSettings? settings = null) =>
        Look.At(model, () =>
        {
            var found = Layers.Find(model, layer);
            return Climb(model, $"{found.Name}, channel {channel}", settings ?? new(), Start(model, settings ?? new()), x =>
            {
                using var caught = Layers.Catch([found], () => model.call(x));
                var output = caught[^1].Output;
                return channel >= 0 && channel < output.shape[1] ? output.select(1, channel).mean() : throw new CourseKitException(
                    $"Layer '{found.Name}' has channels 0 to {output.shape[1] - 1}, not {channel}.");
            });
        });

    /// <summary>An image for the logit of a class.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">The class.</param>
    /// <param name="settings">How to climb; for images 1x28x28 when null.</param>
    public static Maximisation Class(Module<Tensor, Tensor> model, long target, MaximiseSettings? settings = null) => Look.At(model, () =>
        Climb(model, $"class {target}", settings ?? new(), Start(model, settings ?? new()), x =>
        {
            var logits = model.call(x);
            return logits[0, Look.Class(logits, target)];
        }));

    /// <summary>
    /// A fooling image: the smallest change of an image that makes the model take it for another class, found by climbing that class's
    /// logit over the strongest other one.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="image">Shape (C, H, W), normalised.</param>
    /// <param name="target">The class to be mistaken for.</param>
    /// <param name="step">Length of each change, over the image's own length.</param>
    /// <param name="steps">Most changes.</param>
    /// <remarks>
    /// Szegedy et al., Intriguing properties of neural networks, ICLR 2014; by gradient as in CS231n's network visualisation.
    /// </remarks>
    public static FoolingImage Fool(Module<Tensor, Tensor> model, Tensor image, long target, double step = 0.01, int steps = 200) =>
        Look.At(model, () =>
        {
            var original = Look.One(model, image);
            var x = original.clone();
            var length = original.norm().item<float>();
            long before = -1, after = -1;
            var (probability, done) = (0.0, 0);
            for (; ; done++)
            {
                HostStop.Check();
                using var scope = NewDisposeScope();
                using var variable = x.detach().requires_grad_();
                var logits = model.call(variable);
                after = logits.argmax(1).cpu().item<long>();
                before = done == 0 ? after : before;
                probability = functional.softmax(logits, 1)[0, Look.Class(logits, target)].item<float>();
                if ((after == target && probability > 0.5) || done == steps)
                    break;
                var others = logits.detach().clone();
                others[0, target] = float.MinValue;
                var score = logits[0, target] - logits[0, others.argmax(1).cpu().item<long>()];
                var gradient = autograd.grad([score], [variable])[0];
                using var noGrad = no_grad();
                x.add_(gradient * (step * length / Math.Max(gradient.norm().item<float>(), 1e-12)));
            }
            return new FoolingImage(before, after, target, probability, done, original, x);
        });

    private static Tensor Start(nn.Module model, MaximiseSettings settings)
    {
        manual_seed(settings.Seed);
        var device = model.parameters().FirstOrDefault()?.device ?? CPU;
        return randn(1, settings.Channels, settings.Height, settings.Width, device: device) * 0.1;
    }

    private static Maximisation Climb(
        nn.Module model, string unit, MaximiseSettings settings, Tensor start, Func<Tensor, Tensor> response)
    {
        var x = start;
        var random = new Random(unchecked((int)settings.Seed));
        var responses = new List<double>();
        using var frozen = new FrozenParameters(model);
        for (var step = 0; ; step++)
        {
            HostStop.Check();
            using var scope = NewDisposeScope();
            // A small shift each time: what must hold at every place cannot be a speckle.
            var jitter = settings.Jitter;
            var shift = (Down: random.Next(-jitter, jitter + 1), Across: random.Next(-jitter, jitter + 1));
            using var variable = x.detach().requires_grad_();
            responses.Add(response(variable).item<float>());
            if (step == settings.Steps)
                break;
            var shifted = variable.roll([shift.Down, shift.Across], [2, 3]);
            var gradient = autograd.grad([response(shifted)], [variable])[0];
            using var noGrad = no_grad();
            gradient /= gradient.pow(2).mean().sqrt() + 1e-8;
            x.add_(gradient * settings.Rate).mul_(1 - settings.Decay);
            if (settings.BlurEvery > 0 && step % settings.BlurEvery == 0)
                x.copy_(Blurred(x));
            x.clamp_(-settings.Limit, settings.Limit);
        }
        return new Maximisation(unit, Look.Numbers(x), [settings.Channels, settings.Height, settings.Width], responses);
    }

    /// <summary>A binomial blur of 3x3: 1 2 1 across and down, edges repeated.</summary>
    private static Tensor Blurred(Tensor x)
    {
        var (channels, h, w) = (x.shape[1], x.shape[2], x.shape[3]);
        using var kernel = tensor(new float[] { 1, 2, 1, 2, 4, 2, 1, 2, 1 }, [1, 1, 3, 3], device: x.device) / 16;
        using var flat = x.reshape(channels, 1, h, w);
        using var sums = functional.conv2d(flat, kernel, padding: [1, 1]);
        // Outside the image there is nothing: divide by the part of the kernel that lies inside.
        using var inside = functional.conv2d(ones_like(flat), kernel, padding: [1, 1]);
        return (sums / inside).reshape(1, channels, h, w);
    }
}
