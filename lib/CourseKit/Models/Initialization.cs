using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>The ways in which papers and torchvision draw first weights; each is a pass over all layers of a model.</summary>
internal static class Initialization
{
    /// <summary>He's: convolutions keep the variance of the backward pass; normalisation begins as identity.</summary>
    /// <remarks>He, Zhang, Ren, Sun, Delving deep into rectifiers, arXiv:1502.01852; torchvision's ResNet.</remarks>
    public static void ResNet(Module model)
    {
        foreach (var layer in model.modules().OfType<Conv2d>())
            init.kaiming_normal_(layer.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
    }

    /// <summary>He's for convolutions, deviation 0.01 for dense layers, biases 0, as torchvision's VGG.</summary>
    public static void Vgg(Module model)
    {
        foreach (var layer in model.modules())
        {
            if (layer is Conv2d conv)
            {
                init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
                init.zeros_(conv.bias!);
            }
            else if (layer is Linear linear)
            {
                init.normal_(linear.weight, 0, 0.01);
                init.zeros_(linear.bias!);
            }
        }
    }

    /// <summary>He's for convolutions by their inputs, biases of dense layers 0, as torchvision's DenseNet.</summary>
    public static void DenseNet(Module model)
    {
        foreach (var layer in model.modules())
        {
            if (layer is Conv2d conv)
                init.kaiming_normal_(conv.weight);
            else if (layer is Linear linear)
                init.zeros_(linear.bias!);
        }
    }

    /// <summary>Deviation 0.01 everywhere, as torchvision's GoogLeNet, whose cut at 200 deviations never cuts.</summary>
    public static void GoogLeNet(Module model)
    {
        foreach (var layer in model.modules())
        {
            if (layer is Conv2d conv)
                init.normal_(conv.weight, 0, 0.01);
            else if (layer is Linear linear)
                init.normal_(linear.weight, 0, 0.01);
        }
    }
}
