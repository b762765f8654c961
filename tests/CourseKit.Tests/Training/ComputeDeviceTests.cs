using CourseKit.Training;
using TorchSharp;

namespace CourseKit.Tests.TrainingTests;

public sealed class ComputeDeviceTests
{
    [Fact]
    public void Choose_Cpu_IsTheProcessor() =>
        Assert.Equal(DeviceType.CPU, ComputeDevice.Choose(new CourseEnvironment { Device = DeviceChoice.Cpu }).type);

    [Fact]
    public void Choose_Auto_IsTheCardWhereThereIsOne() => Assert.Equal(
        torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU,
        ComputeDevice.Choose(new CourseEnvironment { Device = DeviceChoice.Auto }).type);

    [Fact]
    public void Choose_CudaWithoutCard_SaysWhatToDo()
    {
        var settings = new CourseEnvironment { Device = DeviceChoice.Cuda };
        if (torch.cuda.is_available())
        {
            Assert.Equal(DeviceType.CUDA, ComputeDevice.Choose(settings).type);
            return;
        }

        var error = Assert.Throws<CourseKitException>(() => ComputeDevice.Choose(settings));

        Assert.Contains("\"cuda\"", error.Message, StringComparison.Ordinal);
        Assert.Contains(settings.Engine, error.Message, StringComparison.Ordinal);
    }
}
