using CourseKit.Datasets;
using CourseKit.Plots;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>The pieces of real images to which the channels of a layer answer most.</summary>
/// <remarks>
/// As in Girshick, Donahue, Darrell, Malik, Rich feature hierarchies, CVPR 2014, section 3.1, and Zeiler and Fergus, 2014.
/// </remarks>
public static class Patches
{
    /// <summary>The strongest patches of a channel, strongest first, one at most from each image.</summary>
    /// <param name="model">The model.</param>
    /// <param name="set">Where to look.</param>
    /// <param name="normalization">What the model's inputs are normalised with.</param>
    /// <param name="layer">Name of a layer with maps.</param>
    /// <param name="channel">Number of the channel.</param>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<Patch> Of(
        Module<Tensor, Tensor> model, ImageSet set, Normalization normalization, string layer, int channel, int count = 9) =>
        [.. Strongest(model, set, normalization, layer, channels =>
            channel >= 0 && channel < channels ? [channel] : throw new CourseKitException(
            $"Layer '{layer}' has channels 0 to {channels - 1}, not {channel}."), count)[0]];

    /// <summary>The strongest patches of the first channels of a layer: a row for each channel.</summary>
    /// <param name="model">The model.</param>
    /// <param name="set">Where to look.</param>
    /// <param name="normalization">What the model's inputs are normalised with.</param>
    /// <param name="layer">Name of a layer with maps.</param>
    /// <param name="channels">Most channels.</param>
    /// <param name="count">Patches of each.</param>
    public static Figure Plot(
        Module<Tensor, Tensor> model, ImageSet set, Normalization normalization, string layer, int channels = 6, int count = 8)
    {
        var rows = Strongest(model, set, normalization, layer, all => [.. Enumerable.Range(0, Math.Min(channels, all))], count);
        return Figures.Pictures(
            [.. rows.SelectMany((row, c) => row.Select(patch => new Picture(
                patch.Picture, FormattableString.Invariant($"{c}: {patch.Response:G3}"))))],
            rows.Max(row => row.Count), $"Strongest patches of {layer}, a row for each channel", size: 56);
    }

    private static List<List<Patch>> Strongest(
        Module<Tensor, Tensor> model, ImageSet set, Normalization normalization, string layer, Func<int, int[]> choose, int count)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Look.At(model, () =>
        {
            using var noGrad = no_grad();
            var found = Layers.Find(model, layer);
            var (image, response) = (0, Array.Empty<List<(double Value, int Image, int Row, int Column)>>());
            var chosen = Array.Empty<int>();
            foreach (var (x, _) in new BatchLoader(set, 250, normalization, model.parameters().FirstOrDefault()?.device ?? CPU))
            {
                using var scope = NewDisposeScope();
                using var caught = Layers.Catch([found], () => model.call(x));
                var maps = caught[^1].Output;
                if (maps.dim() != 4)
                    throw new CourseKitException(
                        $"Layer '{found.Name}' gives ({string.Join(", ", maps.shape)}): it has no places in the image.");
                if (response.Length == 0)
                {
                    chosen = choose((int)maps.shape[1]);
                    response = [.. chosen.Select(_ => new List<(double, int, int, int)>())];
                }
                Note(maps, chosen, response, image);
                image += (int)x.shape[0];
            }
            return response.Select((list, k) => list.OrderByDescending(r => r.Value).ThenBy(r => r.Image).Take(count)
                .Select(r => Cut(model, set, found, chosen[k], r)).ToList()).ToList();
        });
    }

    private static void Note(Tensor maps, int[] channels, List<(double, int, int, int)>[] response, int firstImage)
    {
        var (count, width) = (maps.shape[0], maps.shape[3]);
        var flat = maps.reshape(count, maps.shape[1], -1);
        var (values, places) = flat.max(2);
        var (best, at) = (Look.Numbers(values), Look.Numbers(places));
        for (var n = 0; n < count; n++)
        {
            for (var k = 0; k < channels.Length; k++)
            {
                var index = (n * (int)maps.shape[1]) + channels[k];
                response[k].Add((best[index], firstImage + n, (int)at[index] / (int)width, (int)at[index] % (int)width));
            }
        }
    }

    private static Patch Cut(
        Module<Tensor, Tensor> model, ImageSet set, (string Name, Module<Tensor, Tensor> Layer) layer, int channel,
        (double Value, int Image, int Row, int Column) place)
    {
        var (top, left, bottom, right) = SeenField.Of(model, layer, [1, set.Channels, set.Height, set.Width], place.Row, place.Column);
        var (height, width) = (bottom - top + 1, right - left + 1);
        var planes = new byte[set.Channels * height * width];
        var image = set.Image(place.Image);
        for (var c = 0; c < set.Channels; c++)
        {
            for (var i = 0; i < height; i++)
                image.Slice((((c * set.Height) + top + i) * set.Width) + left, width).CopyTo(planes.AsSpan(((c * height) + i) * width));
        }
        return new Patch(place.Image, channel, place.Value, top, left, Raster.FromPlanes(planes, set.Channels, height, width));
    }
}
