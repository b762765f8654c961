using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>All image classifiers by name.</summary>
public static class Zoo
{
    private static readonly long[] ImageNet = [3, 224, 224], Cifar = [3, 32, 32], Digits = [1, 28, 28];

    /// <summary>The models, small ones first.</summary>
    public static IReadOnlyList<ZooModel> Models { get; } =
    [
        new("linear", Digits, 7_850, k => new LinearClassifier(num_classes: k), 10),
        new("mlp300", Digits, 238_510, k => new Mlp([300], num_classes: k), 10),
        new("mlp300-100", Digits, 266_610, k => new Mlp([300, 100], num_classes: k), 10),
        new("lenet1", Digits, 3_246, k => new LeNet1(k), 10),
        new("lenet5", Digits, 61_706, k => new LeNet5(k), 10),
        new("cifar-resnet20", Cifar, 269_722, k => new CifarResNet(20, k), 10),
        new("cifar-resnet32", Cifar, 464_154, k => new CifarResNet(32, k), 10),
        new("cifar-resnet44", Cifar, 658_586, k => new CifarResNet(44, k), 10),
        new("cifar-resnet56", Cifar, 853_018, k => new CifarResNet(56, k), 10),
        new("cifar-resnet110", Cifar, 1_727_962, k => new CifarResNet(110, k), 10),
        new("nin", Cifar, 966_986, k => new NiN(k), 10),
        new("wrn-28-10", Cifar, 36_479_194, k => new WideResNet(28, 10, k), 10),
        new("googlenet", ImageNet, 6_624_904, k => new GoogLeNet(k, aux_logits: false)),
        new("googlenet-aux", ImageNet, 13_004_888, k => new GoogLeNet(k)),
        new("densenet121", ImageNet, 7_978_856, k => new DenseNet(num_classes: k)),
        new("resnet18", ImageNet, 11_689_512, k => ResNet.Of(18, k)),
        new("resnet34", ImageNet, 21_797_672, k => ResNet.Of(34, k)),
        new("resnet50", ImageNet, 25_557_032, k => ResNet.Of(50, k)),
        new("resnet101", ImageNet, 44_549_160, k => ResNet.Of(101, k)),
        new("resnet152", ImageNet, 60_192_808, k => ResNet.Of(152, k)),
        new("resnext50_32x4d", ImageNet, 25_028_904, k => ResNet.ResNeXt50(k)),
        new("wide_resnet50_2", ImageNet, 68_883_240, k => ResNet.Wide50(k)),
        new("alexnet", ImageNet, 61_100_840, k => new AlexNet(k)),
        new("alexnet-2012", [3, 227, 227], 60_965_224, k => new AlexNet2012(k)),
        new("vgg11", ImageNet, 132_863_336, k => new Vgg("A", num_classes: k)),
        new("vgg11_bn", ImageNet, 132_868_840, k => new Vgg("A", true, k)),
        new("vgg13", ImageNet, 133_047_848, k => new Vgg("B", num_classes: k)),
        new("vgg13_bn", ImageNet, 133_053_736, k => new Vgg("B", true, k)),
        new("vgg16", ImageNet, 138_357_544, k => new Vgg("D", num_classes: k)),
        new("vgg16_bn", ImageNet, 138_365_992, k => new Vgg("D", true, k)),
        new("vgg19", ImageNet, 143_667_240, k => new Vgg("E", num_classes: k)),
        new("vgg19_bn", ImageNet, 143_678_248, k => new Vgg("E", true, k)),
    ];

    /// <summary>Makes a model with random weights.</summary>
    /// <param name="name">A name of <see cref="Models"/>.</param>
    /// <param name="num_classes">Length of a logits row; null for the published number.</param>
    /// <exception cref="CourseKitException">There is no such model.</exception>
    public static Module<Tensor, Tensor> Create(string name, long? num_classes = null)
    {
        var model = Models.FirstOrDefault(model => model.Name == name)
            ?? throw new CourseKitException(
                $"There is no model '{name}'; there are: {string.Join(", ", Models.Select(model => model.Name))}.");
        return model.Create(num_classes ?? model.Classes);
    }
}
