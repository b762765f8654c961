using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moving and converting modules.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Moves a module to a device; this engine has the CPU only.</summary>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module
    {
        RequireCpu(device);
        return module;
    }

    /// <summary>Moves a module to a device; this engine has the CPU only.</summary>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, string device, bool non_blocking = false) where T : nn.Module => module.to(new Device(device));

    /// <summary>Converts parameters and floating-point buffers to another type.</summary>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false) where T : nn.Module
    {
        if (!type.IsFloat())
            throw new ArgumentException($"a module is converted to a floating-point type only, got {type}.", nameof(type));
        module.ConvertTo(type);
        return module;
    }

    /// <summary>Moves a module to the CPU, where it is.</summary>
    /// <returns>The module.</returns>
    public static T cpu<T>(this T module, bool non_blocking = false) where T : nn.Module => module;

    /// <summary>Converts parameters and floating-point buffers to float32.</summary>
    /// <returns>The module.</returns>
    public static T @float<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(ScalarType.Float32);

    /// <summary>Converts parameters and floating-point buffers to float64.</summary>
    /// <returns>The module.</returns>
    public static T @double<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(ScalarType.Float64);
}
