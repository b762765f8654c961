using CourseKit.Plots;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>
/// The receptive field of a unit, not computed by formula but seen: the pixels with a path to it. The gradient is taken in a twin of the
/// computation in which every weight is positive and every nonlinearity lets through, so that no path cancels or closes.
/// </summary>
public static class SeenField
{
    /// <summary>A picture of what one unit sees: how many paths lead from each pixel to it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">Name of a layer with maps.</param>
    /// <param name="inputShape">C, H, W of an image.</param>
    /// <param name="row">Row of the unit in its map; the middle one when null.</param>
    /// <param name="column">Column of the unit; the middle one when null.</param>
    /// <returns>Sensitivity of each pixel over the largest, shape (H, W): 0 outside the field.</returns>
    public static double[,] Map(Module<Tensor, Tensor> model, string layer, long[] inputShape, int? row = null, int? column = null) =>
        Sensitivity(model, Layers.Find(model, layer), [1, .. inputShape], row, column);

    /// <summary>The fields of several layers, side by side.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputShape">C, H, W of an image.</param>
    /// <param name="layers">Names of layers with maps; all convolutions and poolings when empty.</param>
    public static Figure Plot(Module<Tensor, Tensor> model, long[] inputShape, params string[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var names = layers.Length > 0 ? layers : [.. Layers.Of(model)
            .Where(leaf => leaf.Layer is TorchSharp.Modules.Conv2d or TorchSharp.Modules.MaxPool2d or TorchSharp.Modules.AvgPool2d)
            .Select(leaf => leaf.Name)];
        return Figures.Pictures(
            [.. names.Select(name =>
            {
                var map = Map(model, name, inputShape);
                var (top, left, bottom, right) = Bounds(map);
                var share = new double[map.GetLength(0), map.GetLength(1)];
                // The root lets the faint rim show: the middle of a field has many times more paths.
                foreach (var i in Enumerable.Range(0, map.GetLength(0)))
                    foreach (var j in Enumerable.Range(0, map.GetLength(1)))
                        share[i, j] = Math.Sqrt(map[i, j]);
                return new Picture(Rasters.Of(share, Colormap.Viridis, 0, 1), $"{name}: {bottom - top + 1}x{right - left + 1}");
            })],
            columns: Math.Min(4, Math.Max(1, names.Length)), title: "What the middle unit of each layer sees", size: 130);
    }

    /// <summary>First and last row and column of a unit's field, cut at the image's border.</summary>
    internal static (int Top, int Left, int Bottom, int Right) Of(
        Module<Tensor, Tensor> model, (string Name, Module<Tensor, Tensor> Layer) layer, long[] shape, int row, int column) =>
        Bounds(Sensitivity(model, layer, shape, row, column));

    private static (int Top, int Left, int Bottom, int Right) Bounds(double[,] map)
    {
        var (top, left, bottom, right) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var i = 0; i < map.GetLength(0); i++)
        {
            for (var j = 0; j < map.GetLength(1); j++)
            {
                if (map[i, j] > 0)
                    (top, left, bottom, right) = (Math.Min(top, i), Math.Min(left, j), Math.Max(bottom, i), Math.Max(right, j));
            }
        }
        return bottom < 0 ? (0, 0, map.GetLength(0) - 1, map.GetLength(1) - 1) : (top, left, bottom, right);
    }

    private static double[,] Sensitivity(
        Module<Tensor, Tensor> model, (string Name, Module<Tensor, Tensor> Layer) layer, long[] shape, int? row, int? column) =>
        Look.At(model, () =>
        {
            using var kept = new Training.KeptState(model);
            using (no_grad())
            {
                foreach (var (name, parameter) in model.named_parameters())
                    parameter.fill_(name.EndsWith("bias", StringComparison.Ordinal)
                        ? 0
                        : 1.0 / Math.Max(1, parameter.numel() / parameter.shape[0]));
                foreach (var (name, buffer) in model.named_buffers())
                    buffer.fill_(name.EndsWith("running_var", StringComparison.Ordinal) ? 1 : 0);
            }
            var device = model.parameters().FirstOrDefault()?.device ?? CPU;
            // Average pooling in place of the maximum: a maximum passes its gradient to one pixel of the window only.
            var removers = Layers.Of(model).Select(leaf => leaf.Layer).OfType<TorchSharp.Modules.MaxPool2d>().ToList()
                .ConvertAll<Action>(pool => pool.register_forward_hook((_, input, output) => Averaged(pool, input, output)).remove);
            try
            {
                using var x = ones(shape, device: device).requires_grad_();
                using var caught = Layers.Catch([layer], () => model.call(x));
                var maps = caught[^1].Output;
                if (maps.dim() != 4)
                    throw new CourseKitException(
                        $"Layer '{layer.Name}' gives ({string.Join(", ", maps.shape)}): it has no places in the image.");
                var (i, j) = (row ?? (int)maps.shape[2] / 2, column ?? (int)maps.shape[3] / 2);
                if (i < 0 || j < 0 || i >= maps.shape[2] || j >= maps.shape[3])
                    throw new CourseKitException(
                        $"Layer '{layer.Name}' has maps of {maps.shape[2]}x{maps.shape[3]}; there is no unit ({i}, {j}).");
                var gradient = autograd.grad([maps.select(2, i).select(2, j).sum()], [x])[0].abs().sum([0, 1]);
                return Look.Matrix(gradient / gradient.max().clamp_min(1e-30));
            }
            finally
            {
                removers.ForEach(remove => remove());
            }
        });

    /// <summary>The mean of each window of the pool: the same field, with a gradient to all pixels.</summary>
    private static Tensor Averaged(TorchSharp.Modules.MaxPool2d pool, Tensor input, Tensor output)
    {
        var average = functional.avg_pool2d(input, pool.kernel_size, pool.stride, pool.padding, pool.ceil_mode);
        return average.shape.SequenceEqual(output.shape) ? average : output;
    }
}
