using TorchSharp;

namespace CourseKit.Training;

/// <summary>Turns the device of the settings into the engine's.</summary>
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
            DeviceChoice.Auto => torch.cuda.is_available() ? new torch.Device(DeviceType.CUDA) : torch.CPU,
            _ when torch.cuda.is_available() => new torch.Device(DeviceType.CUDA),
            _ => throw new CourseKitException(
                $"{environment.File ?? "The settings"}: \"device\" is \"cuda\", but the engine {environment.Engine} sees no " +
                "graphics card; choose \"auto\" or \"cpu\", or an engine with cuda in its name."),
        };
    }
}
