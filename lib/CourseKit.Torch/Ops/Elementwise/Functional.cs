namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers as plain functions: parameters are arguments.</summary>
        public static partial class functional
        {
            /// <summary>Rectified linear unit: <c>max(0, x)</c>, elementwise.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Write the result over x.</param>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_().alias() : x.relu();

            /// <summary>Hyperbolic tangent, elementwise.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Write the result over x.</param>
            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_().alias() : x.tanh();

            /// <summary>Logistic function, elementwise.</summary>
            /// <param name="x">Any shape.</param>
            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            /// <summary>Logistic function, elementwise.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Write the result over x.</param>
            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_().alias() : x.sigmoid();

            /// <summary>Dropout: in training, each element is 0 with probability p and the others are divided by 1 - p.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">Probability, 0 to 1.</param>
            /// <param name="training">False passes the input on.</param>
            /// <param name="inplace">Write the result over the input.</param>
            /// <remarks>Srivastava et al., Dropout: a simple way to prevent neural networks from overfitting, JMLR 15, 2014.</remarks>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (p is < 0 or > 1)
                    throw Errors.Torch($"dropout probability has to be between 0 and 1, but got {p}");
                if (!training || p == 0 || input.Impl.Count == 0)
                    return input.alias();
                using var mask = new Tensor(new TensorImpl(input.Impl.Dtype, input.Impl.Sizes));
                if (p == 1)
                    mask.zero_();
                else
                    mask.bernoulli_(1 - p).div_((Scalar)(1 - p));
                return inplace ? input.mul_(mask).alias() : input.mul(mask);
            }
        }
    }
}
