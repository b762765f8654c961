namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Normal numbers, those outside two bounds drawn anew. In place.</summary>
            /// <param name="tensor">float32 or float64, any shape.</param>
            /// <param name="mean">Mean of the normal distribution before the cut.</param>
            /// <param name="std">Its standard deviation, above 0.</param>
            /// <param name="a">Smallest value.</param>
            /// <param name="b">Largest value.</param>
            /// <param name="generator">Where the draws come from; default: the global generator.</param>
            /// <returns><paramref name="tensor"/>.</returns>
            /// <exception cref="ArgumentException">The deviation is not above 0, or the bounds are the wrong way round.</exception>
            /// <remarks>One uniform draw each, through the inverse of the cumulative distribution, as PyTorch does it: the same draws,
            /// whose last digits may differ, since here the inverse error function is computed in double precision.</remarks>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2,
                Generator? generator = null)
            {
                if (!(std > 0))
                    throw new ArgumentException($"trunc_normal_: the standard deviation should be above 0, got std = {Plain(std)}.",
                        nameof(std));
                if (!(a < b))
                    throw new ArgumentException($"trunc_normal_: a should be below b, got a = {Plain(a)} and b = {Plain(b)}.", nameof(a));
                return Write(tensor, () =>
                {
                    tensor.uniform_(2 * Below((a - mean) / std) - 1, 2 * Below((b - mean) / std) - 1, generator);
                    tensor.erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b);
                });
            }

            /// <summary>The share of a standard normal distribution below x.</summary>
            private static double Below(double x) => CourseKit.Torch.Kernels.SpecialFunctions.Erfc(-x / Math.Sqrt(2)) / 2;

            private static string Plain(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
