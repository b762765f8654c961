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

    /// <summary>Moves a module to a device; this engine has the CPU only.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceType">Kind of device.</param>
    /// <param name="deviceIndex">Number of the device; -1 for the current one.</param>
    /// <param name="non_blocking">No effect.</param>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module =>
        module.to(new Device(deviceType, deviceIndex));

    /// <summary>Moves a module to a device, the CPU here, and converts parameters and floating-point buffers to another type.</summary>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false) where T : nn.Module =>
        module.to(device).to(type);

    /// <summary>Moves a module to where a tensor is, and converts parameters and floating-point buffers to its type.</summary>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, Tensor other, bool non_blocking = false) where T : nn.Module =>
        module.to(other.device, other.dtype);

    /// <summary>Moves a module to the CPU, where it is.</summary>
    /// <returns>The module.</returns>
    public static T cpu<T>(this T module, bool non_blocking = false) where T : nn.Module => module;

    /// <summary>Moves a module to a CUDA device; this engine has none.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module =>
        module.to(DeviceType.CUDA, deviceIndex, non_blocking);

    /// <summary>Converts parameters and floating-point buffers to float32.</summary>
    /// <returns>The module.</returns>
    public static T @float<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(ScalarType.Float32);

    /// <summary>Converts parameters and floating-point buffers to float64.</summary>
    /// <returns>The module.</returns>
    public static T @double<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(ScalarType.Float64);
}
