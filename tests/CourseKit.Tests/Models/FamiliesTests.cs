using CourseKit.Models;
using static TorchSharp.torch;

namespace CourseKit.Tests.ModelTests;

/// <summary>Members of families that the zoo's list leaves out, against the tables of their papers.</summary>
public sealed class FamiliesTests
{
    // Zagoruyko and Komodakis, Wide residual networks, table 4: millions of parameters, to a tenth.
    [Theory]
    [InlineData(40, 1, 0.6)]
    [InlineData(40, 2, 2.2)]
    [InlineData(40, 4, 8.9)]
    [InlineData(16, 8, 11.0)]
    [InlineData(22, 8, 17.2)]
    public void WideResNet_DepthAndWidth_HaveThePapersMillions(int depth, int k, double millions)
    {
        using var model = new WideResNet(depth, k);

        Assert.Equal(millions, Math.Round(Count(model) / 1e6, 1));
    }

    // torchvision's documentation.
    [Theory]
    [InlineData(32, 32, 14_149_480)]
    [InlineData(48, 32, 20_013_928)]
    public void DenseNet_DeeperOnes_CountAsTorchvisions(int third, int fourth, long expected)
    {
        using var model = new DenseNet([6, 12, third, fourth]);

        Assert.Equal(expected, Count(model));
    }

    [Fact]
    public void Vgg_ColumnsWithLrnAndOneByOnes_CountByHand()
    {
        // LRN has no weights. C is B and three 1x1 layers: 256, 512 and 512 maps, each reading all maps and a bias.
        using var lrn = new Vgg("A-LRN", num_classes: 2, hidden: 4);
        using var a = new Vgg("A", num_classes: 2, hidden: 4);
        using var b = new Vgg("B", num_classes: 2, hidden: 4);
        using var c = new Vgg("C", num_classes: 2, hidden: 4);

        Assert.Equal(Count(a), Count(lrn));
        Assert.Equal((257 * 256) + (2 * 513 * 512), Count(c) - Count(b));
    }

    [Fact]
    public void LeNet1AndZFNet_Layers_CountByHand()
    {
        using var lenet = new LeNet1();
        using var narrow = new ZFNet(num_classes: 2, wide: false);
        using var wide = new ZFNet(num_classes: 2);
        long first = (96 * 3 * 49) + 96 + (256 * 96 * 25) + 256, last = (4096 * 4097) + (2 * 4097);

        // 4 and 12 maps of 5x5, then ten sums of 12 maps of 4x4.
        Assert.Equal((4 * 26) + (12 * 101) + (10 * 193), Count(lenet));
        Assert.Equal(first + Conv(256, 384) + Conv(384, 384) + Conv(384, 256) + (4096 * 9217) + last, Count(narrow));
        Assert.Equal(first + Conv(256, 512) + Conv(512, 1024) + Conv(1024, 512) + (4096L * 18433) + last, Count(wide));

        static long Conv(long from, long to) => to * ((from * 9) + 1);
    }

    // He et al., table 6 and figure 6: plain and residual twins of 20, 32, 44, 56 and 110 layers have 0.27 to 1.7 million weights.
    [Theory]
    [InlineData(20, 0.27)]
    [InlineData(32, 0.46)]
    [InlineData(44, 0.66)]
    [InlineData(56, 0.85)]
    [InlineData(110, 1.7)]
    public void CifarResNet_Depths_HaveThePapersMillions(int depth, double millions)
    {
        using var model = new CifarResNet(depth);

        Assert.Equal(millions, Count(model) / 1e6, 0.031);
        var weighted = model.named_modules().Count(entry => entry.module is TorchSharp.Modules.Conv2d or TorchSharp.Modules.Linear);
        Assert.Equal(depth, weighted);
    }

    // torchvision's documentation, column GFLOPS. VGG's dense layers, which are most of its weights, are arithmetic.
    [Theory]
    [InlineData("A", 7.609)]
    [InlineData("B", 11.308)]
    [InlineData("D", 15.470)]
    [InlineData("E", 19.632)]
    public void Vgg_MultiplyAdds_AreTorchvisions(string column, double billions)
    {
        using var model = new Vgg(column, hidden: 4);
        long dense = 25_088L * 4096 + (4096 * 4096) + (4096 * 1000), small = (25_088 * 4) + (4 * 4) + (4 * 1000);

        Assert.Equal(billions, (Summary.Of(model, 3, 224, 224).MultiplyAdds - small + dense) / 1e9, 0.001);
    }

    [Theory]
    [InlineData("resnet34", 3.664)]
    [InlineData("resnext50_32x4d", 4.230)]
    public void ResNets_MultiplyAdds_AreTorchvisions(string name, double billions)
    {
        using var model = Zoo.Create(name);

        Assert.Equal(billions, Summary.Of(model, 3, 224, 224).MultiplyAdds / 1e9, 0.001);
    }

    [Fact]
    public void PreActBlock_OfZeroWeights_IsTheIdentity()
    {
        // What the shortcut of a pre-activation block promises: nothing stands on it.
        using var scope = NewDisposeScope();
        using var block = new PreActBlock(4, 4);
        block.eval();
        using (no_grad())
        {
            foreach (var (name, parameter) in block.named_parameters())
                parameter.fill_(name.Contains("conv", StringComparison.Ordinal) ? 0 : 1);
        }
        var x = randn(2, 4, 5, 5);

        Assert.Equal(x.data<float>().ToArray(), block.call(x).data<float>().ToArray());
    }

    private static long Count(nn.Module model) => model.parameters().Sum(parameter => parameter.numel());
}
