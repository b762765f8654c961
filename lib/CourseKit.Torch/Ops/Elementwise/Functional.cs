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
        }
    }
}
