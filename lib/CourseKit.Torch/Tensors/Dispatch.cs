using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A body of code to be run with the element type of a tensor.</summary>
internal interface INumericBody
{
    /// <summary>Runs with elements of type <typeparamref name="T"/>; bool runs as bytes 0 and 1.</summary>
    void Run<T>() where T : unmanaged, INumber<T>;
}

/// <summary>A body of code to be run with float or double.</summary>
internal interface IFloatBody
{
    /// <summary>Runs with elements of type <typeparamref name="T"/>.</summary>
    void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>From an element type known at run time to generic code.</summary>
internal static class Dispatch
{
    /// <summary>Runs the body with the element type <paramref name="dtype"/>.</summary>
    public static void Numeric<TBody>(ScalarType dtype, TBody body) where TBody : INumericBody, allows ref struct
    {
        switch (dtype)
        {
            case ScalarType.Float32: body.Run<float>(); break;
            case ScalarType.Float64: body.Run<double>(); break;
            case ScalarType.Int64: body.Run<long>(); break;
            case ScalarType.Int32: body.Run<int>(); break;
            case ScalarType.Byte or ScalarType.Bool: body.Run<byte>(); break;
            default: throw DType.Unsupported(dtype);
        }
    }

    /// <summary>Runs the body with float or double.</summary>
    /// <param name="dtype">The element type.</param>
    /// <param name="op">Name of the operation, for the message.</param>
    /// <param name="body">The code.</param>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The type is neither.</exception>
    public static void Float<TBody>(ScalarType dtype, string op, TBody body) where TBody : IFloatBody, allows ref struct
    {
        switch (dtype)
        {
            case ScalarType.Float32: body.Run<float>(); break;
            case ScalarType.Float64: body.Run<double>(); break;
            default: throw Errors.Torch($"\"{op}\" not implemented for '{dtype.TorchName()}': it needs a floating-point tensor");
        }
    }
}
