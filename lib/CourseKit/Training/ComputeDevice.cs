using TorchSharp;

namespace CourseKit.Training;

/// <summary>Turns the device of the settings into the engine's.</summary>
/// <remarks>
/// On an NVIDIA card, products of float32 may from then on round their factors to TensorFloat-32, as convolutions do by default: several
/// times faster, and enough for training. <c>torch.backends.cuda.matmul.allow_tf32 = false</c> takes that back.
/// </remarks>
public static class ComputeDevice
{
    /// <summary>The device of the settings in force.</summary>
    /// <exception cref="CourseKitException">The settings ask for a graphics card and the engine sees none.</exception>
    public static torch.Device Choose() => Choose(CourseEnvironment.Current);

    /// <summary>The device of some settings.</summary>
    /// <param name="environment">The settings.</param>
    /// <exception cref="CourseKitException">The settings ask for a graphics card and the engine sees none.</exception>
    public static torch.Device Choose(CourseEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.Device switch
        {
            DeviceChoice.Cpu => torch.CPU,
            DeviceChoice.Auto when torch.cuda.is_available() => Card(),
            DeviceChoice.Auto => torch.mps_is_available() ? torch.MPS : torch.CPU,
            _ when torch.cuda.is_available() => Card(),
            _ => throw new CourseKitException(
                $"{environment.File ?? "The settings"}: \"device\" is \"cuda\", but the engine {environment.Engine} sees no " +
                "graphics card; choose \"auto\" or \"cpu\", or an engine with cuda in its name."),
        };
    }

    private static torch.Device Card()
    {
        torch.backends.cuda.matmul.allow_tf32 = true;
        return torch.CUDA;
    }
}
