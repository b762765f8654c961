namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Initial values for parameters. Nothing here is recorded for differentiation.</summary>
        public static partial class init
        {
            /// <summary>Which fan a variance is kept for.</summary>
            public enum FanInOut
            {
                /// <summary>Inputs of a unit: keeps the forward pass's variance.</summary>
                FanIn = 0,

                /// <summary>Outputs that a unit feeds: keeps the backward pass's variance.</summary>
                FanOut = 1,
            }

            /// <summary>The non-linearity after a layer.</summary>
            public enum NonlinearityType
            {
                /// <summary>None, after a linear layer.</summary>
                Linear = 0,

                /// <summary>None, after a 1-D convolution.</summary>
                Conv1D = 1,

                /// <summary>None, after a 2-D convolution.</summary>
                Conv2D = 2,

                /// <summary>None, after a 3-D convolution.</summary>
                Conv3D = 3,

                /// <summary>None, after a transposed 1-D convolution.</summary>
                ConvTranspose1D = 4,

                /// <summary>None, after a transposed 2-D convolution.</summary>
                ConvTranspose2D = 5,

                /// <summary>None, after a transposed 3-D convolution.</summary>
                ConvTranspose3D = 6,

                /// <summary>Logistic function.</summary>
                Sigmoid = 7,

                /// <summary>Hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>Rectified linear unit.</summary>
                ReLU = 9,

                /// <summary>Leaky rectified linear unit; the parameter is its negative slope.</summary>
                LeakyReLU = 10,
            }

            /// <summary>By how much a layer's weights are scaled to make up for the non-linearity behind it.</summary>
            /// <param name="nonlinearity">The non-linearity.</param>
            /// <param name="param">Negative slope of a leaky ReLU.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + param * param)),
                _ => 1,
            };

            /// <summary>Inputs and outputs of a unit: of a weight (out, in) or (out, in, kH, kW).</summary>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var sizes = tensor.Impl.Sizes;
                if (sizes.Length < 2)
                    throw new ArgumentException(
                        "Fan in and fan out can not be computed for a tensor with fewer than 2 dimensions, got shape " +
                        $"{Shapes.Format(sizes)}", nameof(tensor));
                long field = Shapes.Count(sizes.AsSpan(2));
                return (sizes[1] * field, sizes[0] * field);
            }

            /// <summary>Uniform numbers. In place, a tensor of any shape.</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Write(tensor, () => tensor.uniform_(low, high, generator));

            /// <summary>Normal numbers. In place, a tensor of any shape.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Write(tensor, () => tensor.normal_(mean, std, generator));

            /// <summary>One value everywhere. In place, a tensor of any shape.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val) => Write(tensor, () => tensor.fill_(val));

            /// <summary>1 everywhere. In place, a tensor of any shape.</summary>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>0 everywhere. In place, a tensor of any shape.</summary>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Uniform within <c>gain sqrt(3 / fan)</c>. In place, shape (out, in, ...).</summary>
            /// <remarks>He et al., Delving deep into rectifiers, arXiv:1502.01852.</remarks>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                double bound = Math.Sqrt(3) * (calculate_gain(nonlinearity, a) / Math.Sqrt(Fan(tensor, mode)));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with deviation <c>gain / sqrt(fan)</c>. In place, shape (out, in, ...).</summary>
            /// <remarks>He et al., Delving deep into rectifiers, arXiv:1502.01852.</remarks>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, calculate_gain(nonlinearity, a) / Math.Sqrt(Fan(tensor, mode)));

            /// <summary>Uniform within <c>gain sqrt(6 / (fan in + fan out))</c>. In place, shape (out, in, ...).</summary>
            /// <remarks>Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS
            /// 2010.</remarks>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                double bound = Math.Sqrt(3) * (gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with deviation <c>gain sqrt(2 / (fan in + fan out))</c>. In place, shape (out, in, ...).</summary>
            /// <remarks>Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS
            /// 2010.</remarks>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            /// <summary>PyTorch's initial values for linear and convolution layers: both uniform within <c>1 / sqrt(fan in)</c>.</summary>
            internal static void ResetLinear(Tensor weight, Tensor? bias)
            {
                if (weight.Impl.Count == 0)
                    return;
                kaiming_uniform_(weight, Math.Sqrt(5));
                double bound = 1 / Math.Sqrt(Fan(weight, FanInOut.FanIn));
                if (bias is not null)
                    uniform_(bias, -bound, bound);
            }

            private static long Fan(Tensor tensor, FanInOut mode)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return mode == FanInOut.FanIn ? fanIn : fanOut;
            }

            private static Tensor Write(Tensor tensor, Action write)
            {
                using (no_grad())
                    write();
                return tensor;
            }
        }
    }
}
