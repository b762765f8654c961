using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What the functions that make tensors have in common.</summary>
internal static class Options
{
    /// <summary>Checks the arguments that this engine takes in one form only.</summary>
    public static void Check(Device? device, string[]? names = null)
    {
        RequireCpu(device);
        if (names is not null)
            throw Errors.Torch("named dimensions are not supported by the embedded engine.");
    }

    /// <summary>Checks sizes, and copies them.</summary>
    public static long[] Sizes(long[] size)
    {
        foreach (long s in size)
            if (s < 0)
                throw Errors.Torch($"Trying to create tensor with negative dimension {s}: {Shapes.Format(size)}");
        return (long[])size.Clone();
    }

    /// <summary>The element type of a tensor of random fractions: floating-point.</summary>
    /// <exception cref="ArgumentException"><paramref name="dtype"/> is another type.</exception>
    public static ScalarType FloatType(ScalarType? dtype, string op)
    {
        var type = dtype ?? get_default_dtype();
        if (type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool)
            throw new ArgumentException($"{op}() makes floating-point numbers, but was asked for {type}.", nameof(dtype));
        return type;
    }

    /// <summary>Sets whether gradients are collected.</summary>
    public static Tensor Finish(Tensor tensor, bool requiresGrad)
    {
        if (requiresGrad)
            tensor.requires_grad = true;
        return tensor;
    }
}
