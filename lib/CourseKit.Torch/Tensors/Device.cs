namespace TorchSharp;

/// <summary>Kinds of computing device. This engine has <see cref="CPU"/> only.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,

    /// <summary>NVIDIA GPU: other engines.</summary>
    CUDA = 1,

    /// <summary>Apple GPU: other engines.</summary>
    MPS = 13,

    /// <summary>No data, shapes only: other engines.</summary>
    META = 14,
}

public static partial class torch
{
    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The current CUDA device, which this engine cannot compute on.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA);

    /// <summary>Apple's graphics processor; this engine has none.</summary>
    public static Device MPS { get; } = new(DeviceType.MPS);

    /// <summary>A computing device.</summary>
    public class Device
    {
        /// <summary>A device from text: "cpu", "cuda", "cuda:1", "mps".</summary>
        /// <exception cref="ArgumentException">No such kind of device.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            int parsed = -1;
            if (parts.Length > 2 || parts.Length == 2 && !int.TryParse(parts[1], out parsed))
                throw Unknown(description);
            type = Parse(parts[0]);
            index = parsed;
        }

        /// <summary>A device from the name of its kind and an index, -1 for the current one.</summary>
        /// <exception cref="ArgumentException">No such kind of device.</exception>
        public Device(string deviceType, int index = -1)
        {
            type = Parse(deviceType);
            this.index = index;
        }

        /// <summary>A device from its kind and an index, -1 for the current one.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>A CUDA device.</summary>
        public Device(int index)
        {
            type = DeviceType.CUDA;
            this.index = index;
        }

        /// <summary>Kind of device.</summary>
        public DeviceType type { get; }

        /// <summary>Index among devices of its kind; -1 for the current one.</summary>
        public int index { get; }

#pragma warning disable CA2225 // the API has no FromString
        /// <summary>A device from text: "cpu", "cuda", "cuda:1".</summary>
        public static implicit operator Device(string description) => new(description);
#pragma warning restore CA2225

        /// <summary>"cpu", "cuda:1".</summary>
        public override string ToString()
        {
#pragma warning disable CA1308 // device names are lower case
            string kind = type.ToString().ToLowerInvariant();
#pragma warning restore CA1308
            return index == -1 ? kind : $"{kind}:{index}";
        }

        private static DeviceType Parse(string name) => name switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "mps" => DeviceType.MPS,
            "meta" => DeviceType.META,
            _ => throw Unknown(name),
        };

        private static ArgumentException Unknown(string name) =>
            new($"Unknown device '{name}'; use \"cpu\", \"cuda\", \"cuda:INDEX\" or \"mps\".");
    }

    /// <summary>A device from text: "cpu", "cuda", "cuda:1".</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device from its kind and index.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>Checks a device argument: null and the CPU pass.</summary>
    /// <exception cref="InvalidOperationException">The device is not the CPU.</exception>
    internal static void RequireCpu(Device? device)
    {
        if (device is not null && device.type != DeviceType.CPU)
            throw new InvalidOperationException($"the embedded engine computes on the CPU only, got device '{device}'. " +
                                                "For a GPU, choose a TorchSharp engine: \"engine\" in environment.json.");
    }

    /// <summary>CUDA devices: this engine has none.</summary>
    public static class cuda
    {
        /// <summary>False: this engine computes on the CPU.</summary>
        public static bool is_available() => false;

        /// <summary>False: this engine computes on the CPU.</summary>
        public static bool is_cudnn_available() => false;

        /// <summary>0.</summary>
        public static int device_count() => 0;

        /// <summary>Nothing to wait for: this engine computes on the CPU, and an operation has ended when its call returns.</summary>
        public static void synchronize(Device? device = null) => RequireCpu(device);
    }

    /// <summary>False: this engine computes on the CPU.</summary>
    public static bool cuda_is_available() => false;

    /// <summary>False: this engine computes on the CPU.</summary>
    public static bool mps_is_available() => false;
}
