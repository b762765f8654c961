namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Adds borders. Negative numbers crop, in constant mode.</summary>
            /// <param name="input">Any shape; the modes but constant need a batch or channel dimension before what they pad.</param>
            /// <param name="pad">Elements before and after of the last dimension, then of the one before it, and so on.</param>
            /// <param name="mode">What stands in the border.</param>
            /// <param name="value">The filler of constant mode.</param>
            /// <returns>New tensor, larger by the borders.</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The list is odd or too long, or a border is wider than
            /// its mode allows.</exception>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                int rank = input.Impl.Sizes.Length;
                if (pad.Length % 2 != 0)
                    throw Errors.Torch($"Padding length must be divisible by 2, got {pad.Length} numbers");
                if (pad.Length > 2 * rank)
                    throw Errors.Torch($"Padding length too large: {pad.Length} numbers for {rank} dimensions");
                bool constant = mode is PaddingModes.Constant or PaddingModes.Zeros;
                if (!constant && rank != pad.Length / 2 + 1 && rank != pad.Length / 2 + 2)
                    throw Errors.Torch(
                        $"Only {pad.Length / 2 + 1}D or {pad.Length / 2 + 2}D input can be padded with {pad.Length} numbers in mode " +
                        $"{mode}, got size {Shapes.Format(input.Impl.Sizes)}");
                return PadNode.Apply(input, pad, mode, input.Impl.Dtype == ScalarType.Bool && value != 0 ? 1 : value);
            }

            /// <inheritdoc cref="pad(Tensor, ReadOnlySpan{long}, PaddingModes, double)"/>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                nn.functional.pad(input, pad.AsSpan(), mode, value);

            /// <summary>Adds borders to the last dimension.</summary>
            /// <inheritdoc cref="pad(Tensor, ReadOnlySpan{long}, PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                nn.functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            /// <summary>Adds borders to the last two dimensions: left, right, top, bottom.</summary>
            /// <inheritdoc cref="pad(Tensor, ReadOnlySpan{long}, PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant,
                double value = 0) =>
                nn.functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Adds the same border on both sides of the last dimension.</summary>
            /// <inheritdoc cref="pad(Tensor, ReadOnlySpan{long}, PaddingModes, double)"/>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                nn.functional.pad(input, [pad, pad], mode, value);
        }
    }
}
