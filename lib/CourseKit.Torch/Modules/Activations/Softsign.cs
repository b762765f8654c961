using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary><c>x / (1 + |x|)</c>, elementwise.</summary>
    public sealed class Softsign : ParameterLessModule<Tensor, Tensor>
    {
        internal Softsign(bool inplace) : base(nameof(Softsign)) => this.inplace = inplace;

        /// <summary>Write the result over the input.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.softsign(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary><c>x / (1 + |x|)</c>, elementwise.</summary>
            public static Modules.Softsign Softsign() => new(false);

            /// <summary><c>x / (1 + |x|)</c>, elementwise.</summary>
            /// <param name="inplace">Write the result over the input.</param>
            public static Modules.Softsign Softsign(bool inplace) => new(inplace);
        }
    }
}
