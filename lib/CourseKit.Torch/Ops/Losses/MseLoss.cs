namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Squared difference: <c>(input - target)^2</c>.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">Of a shape that broadcasts with the input's.</param>
            /// <param name="reduction">Mean, sum, or none.</param>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                using var difference = input.sub(target);
                return Reduced(difference.square(), reduction);
            }
        }
    }
}
