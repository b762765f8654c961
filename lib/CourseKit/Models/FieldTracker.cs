using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Field = CourseKit.Reference.Field;
using FieldLayer = CourseKit.Reference.FieldLayer;

namespace CourseKit.Models;

/// <summary>
/// Follows receptive fields through a model while one image runs through it: every tensor that a layer gives is known with its field.
/// What plain functions make of them (sums, stacks, views) is given the widest field seen so far at the same size.
/// </summary>
internal sealed class FieldTracker
{
    private readonly Dictionary<Tensor, Seen> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<Seen> _all = [];

    /// <param name="image">The input of the model; fields are followed only from images, shape (N, C, H, W).</param>
    public FieldTracker(Tensor image)
    {
        if (image.shape is [_, _, var H, var W])
            Remember(image, new Seen(Field.Input, Field.Input, H, W));
    }

    /// <summary>Notes the output of a layer.</summary>
    /// <returns>Rows and columns that one unit of it sees; null where no image went in.</returns>
    public (double Rows, double Columns)? Step(nn.Module layer, Tensor input, Tensor output)
    {
        if (_all.Count == 0)
            return null;
        var seen = Through(layer, Find(input), output.shape);
        Remember(output, seen);
        return (seen.Rows.Size, seen.Columns.Size);
    }

    private Seen Find(Tensor input)
    {
        if (_seen.TryGetValue(input, out var known))
            return known;
        var shape = input.shape;
        var sameSize = shape is [_, _, var H, var W] ? _all.Where(seen => seen.H == H && seen.W == W) : [];
        var found = sameSize.MaxBy(seen => seen.Rows.Size) ?? _all[^1];
        return Remember(input, shape.Length == 4 ? found : found.Whole());
    }

    private Seen Remember(Tensor tensor, Seen seen)
    {
        _seen[tensor] = seen;
        _all.Add(seen);
        return seen;
    }

    private static Seen Through(nn.Module layer, Seen input, long[] output)
    {
        if (output is not [_, _, var oH, var oW])
            return input.Whole();
        if (layer is ConvTranspose2d up)
            return new Seen(Up(input.Rows, up, 0), Up(input.Columns, up, 1), oH, oW);
        var (rows, columns) = layer switch
        {
            Convolution conv => (Window(conv, 0), Window(conv, 1)),
            MaxPool2d pool => (Window(pool.kernel_size, pool.stride, pool.padding, pool.dilation, 0),
                Window(pool.kernel_size, pool.stride, pool.padding, pool.dilation, 1)),
            AvgPool2d pool => (Window(pool.kernel_size, pool.stride, pool.padding, null, 0),
                Window(pool.kernel_size, pool.stride, pool.padding, null, 1)),
            AdaptiveAvgPool2d => (Adaptive(input.H, oH), Adaptive(input.W, oW)),
            _ => (new FieldLayer("", 1), new FieldLayer("", 1)),
        };
        return new Seen(input.Rows.Through(rows), input.Columns.Through(columns), oH, oW);
    }

    private static FieldLayer Window(Convolution conv, int axis)
    {
        var layer = Window(conv.kernel_size, conv.stride, conv.padding, conv.dilation, axis);
        return conv.padding_type == Padding.Same ? layer with { Padding = (layer.Kernel - 1) * layer.Dilation / 2 } : layer;
    }

    private static FieldLayer Window(long[] kernel, long[]? stride, long[]? padding, long[]? dilation, int axis) =>
        new("", At(kernel, axis, 1), At(stride, axis, At(kernel, axis, 1)), At(padding, axis, 0), At(dilation, axis, 1));

    private static FieldLayer Adaptive(long size, long output) =>
        new("", (int)((size + output - 1) / output), (int)Math.Max(1, size / output));

    // One output pixel is made of ceil(kernel / stride) input pixels; neighbours lie closer together than before.
    private static Field Up(Field field, ConvTranspose2d up, int axis)
    {
        var stride = At(up.stride, axis, 1);
        var wider = field.Through(new FieldLayer("", (At(up.kernel_size, axis, 1) + stride - 1) / stride));
        return wider with { Jump = field.Jump / stride };
    }

    private static int At(long[]? values, int axis, int otherwise) =>
        values is null or [] ? otherwise : (int)values[Math.Min(axis, values.Length - 1)];

    /// <summary>What a tensor's units see, and its own rows and columns.</summary>
    private sealed record Seen(Field Rows, Field Columns, long H, long W)
    {
        /// <summary>What a unit sees that reads all positions.</summary>
        public Seen Whole() => new(All(Rows, H), All(Columns, W), 1, 1);

        private static Field All(Field field, long positions) => field with { Size = field.Size + (positions - 1) * field.Jump };
    }
}
