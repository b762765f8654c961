using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary><c>x</c> kept between two bounds.</summary>
    public sealed class Hardtanh : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardtanh(double min_val, double max_val, bool inplace) : base(nameof(Hardtanh)) =>
            (this.min_val, this.max_val, this.inplace) = (min_val, max_val, inplace);

        /// <summary>Lower bound.</summary>
        public double min_val { get; set; }

        /// <summary>Upper bound.</summary>
        public double max_val { get; set; }

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.hardtanh(tensor, min_val, max_val, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary><c>x</c> kept between two bounds.</summary>
            /// <param name="min_val">Lower bound.</param>
            /// <param name="max_val">Upper bound.</param>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.Hardtanh Hardtanh(double min_val = -1.0, double max_val = 1.0, bool inplace = false) =>
                new(min_val, max_val, inplace);
        }
    }
}
