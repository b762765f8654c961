using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Draws zeros and ones with a probability for each element.</summary>
internal static class Bernoulli
{
    /// <summary>y = 1 with the probability at the same place, else 0.</summary>
    /// <param name="y">Target.</param>
    /// <param name="p">Probabilities, broadcast to the target's shape.</param>
    /// <param name="generator">Source of random numbers; default: the global one.</param>
    public static void Fill(TensorImpl y, TensorImpl p, Generator? generator)
    {
        if (!p.Dtype.IsFloat())
            throw Errors.Torch($"\"bernoulli_tensor_cpu_p_\" not implemented for '{p.Dtype.TorchName()}'");
        var strides = Shapes.BroadcastStrides(p.Sizes, p.Strides, y.Sizes);
        var spread = new TensorImpl(p.Storage, p.Dtype, y.Sizes, strides, p.Offset);
        for (long i = 0; i < p.Count; i++)
            if (!((p.Dtype == ScalarType.Float32 ? p.At<float>(i) : p.At<double>(i)) is >= 0 and <= 1))
                throw Errors.Torch(
                    "Expected p_in >= 0 && p_in <= 1 to be true, but got false: a probability lies outside of [0, 1] or is NaN.");
        var source = generator ?? Generator.Default;
        var order = DrawOrder.View(y);
        lock (source.Gate)
            Dispatch.Numeric(y.Dtype, new Body(order, DrawOrder.Like(spread, y), source));
    }

    private readonly struct Body(TensorImpl y, TensorImpl p, Generator source) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            bool single = p.Dtype == ScalarType.Float32;       // the uniform number has the precision of the probability
            for (long i = 0; i < y.Count; i++)
            {
                bool one = single ? source.NextSingle() < p.At<float>(i) : source.NextDouble() < p.At<double>(i);
                y.At<T>(i) = one ? T.One : T.Zero;
            }
        }
    }
}
