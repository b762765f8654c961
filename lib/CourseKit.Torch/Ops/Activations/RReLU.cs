namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>x[i]</c> above 0, else <c>x[i]</c> times the mean of the two slopes: the form outside training.</summary>
        public Tensor rrelu(double lower = 0.125, double upper = 0.3333333333333333) => leaky_relu(MeanSlope(lower, upper));

        /// <summary>In place: <c>x[i]</c> above 0, else <c>x[i]</c> times the mean of the two slopes.</summary>
        public Tensor rrelu_(double lower = 0.125, double upper = 0.3333333333333333) => leaky_relu_(MeanSlope(lower, upper));

        private static double MeanSlope(double lower, double upper) => lower <= upper
            ? (lower + upper) / 2
            : throw Errors.Torch($"Lower bound should be less than or equal to the upper bound, but got {lower} and {upper}");
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Randomised leaky rectified linear unit, in the form outside training: the slope below 0 is the mean of its
            /// bounds.</summary>
            /// <param name="x">Any shape, floating point.</param>
            /// <param name="lower">Smallest slope below 0.</param>
            /// <param name="upper">Largest slope below 0.</param>
            /// <param name="inplace">Write the result over the input.</param>
            /// <remarks>Xu et al., Empirical evaluation of rectified activations in convolutional network, arXiv:1505.00853. The function
            /// takes no training flag in TorchSharp, so it never draws.</remarks>
            public static Tensor rrelu(Tensor x, double lower = 0.125, double upper = 0.3333333333333333, bool inplace = false) =>
                inplace ? x.rrelu_(lower, upper).alias() : x.rrelu(lower, upper);
        }
    }
}
