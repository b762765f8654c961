namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What a loss does with the values of single examples.</summary>
        public enum Reduction : long
        {
            /// <summary>Returns them all.</summary>
            None = 0,

            /// <summary>Their mean.</summary>
            Mean = 1,

            /// <summary>Their sum.</summary>
            Sum = 2,
        }
    }

    /// <summary>Applies a loss's reduction.</summary>
    internal static Tensor Reduced(Tensor loss, nn.Reduction reduction)
    {
        if (reduction == nn.Reduction.None)
            return loss;
        using (loss)
            return reduction == nn.Reduction.Mean ? loss.mean() : loss.sum();
    }
}
