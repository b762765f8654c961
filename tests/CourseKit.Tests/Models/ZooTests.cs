using CourseKit.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.ModelTests;

public sealed class ZooTests
{
    // Published: the papers', torchvision's documentation, or by hand where the zoo's table says so (linear to LeNet-1).
    public static readonly TheoryData<string, long> Published = new()
    {
        { "lenet5", 61_706 }, { "nin", 966_986 }, { "cifar-resnet20", 269_722 }, { "cifar-resnet32", 464_154 },
        { "cifar-resnet44", 658_586 }, { "cifar-resnet56", 853_018 }, { "cifar-resnet110", 1_727_962 }, { "wrn-28-10", 36_479_194 },
        { "googlenet", 6_624_904 }, { "googlenet-aux", 13_004_888 }, { "densenet121", 7_978_856 },
        { "resnet18", 11_689_512 }, { "resnet34", 21_797_672 }, { "resnet50", 25_557_032 },
        { "resnet101", 44_549_160 }, { "resnet152", 60_192_808 },
        { "resnext50_32x4d", 25_028_904 }, { "wide_resnet50_2", 68_883_240 }, { "alexnet", 61_100_840 },
        { "vgg11", 132_863_336 },
    };

    public static readonly TheoryData<string, bool, long> PublishedVgg = new()
    {
        { "A", false, 132_863_336 }, { "A", true, 132_868_840 }, { "B", false, 133_047_848 }, { "B", true, 133_053_736 },
        { "D", false, 138_357_544 }, { "D", true, 138_365_992 }, { "E", false, 143_667_240 }, { "E", true, 143_678_248 },
    };

    public static readonly TheoryData<string> Small =
        [.. Zoo.Models.Where(model => model.Parameters < 15_000_000).Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Published))]
    public void Parameters_EveryPublishedModel_CountExactly(string name, long expected)
    {
        using var model = Zoo.Create(name);

        Assert.Equal(expected, model.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(expected, Zoo.Models.Single(entry => entry.Name == name).Parameters);
    }

    // With 64 hidden units in place of 4096 they are made at once; the dense layers' share is arithmetic. VGG-11 is counted whole above.
    [Theory]
    [MemberData(nameof(PublishedVgg))]
    public void Parameters_EveryVgg_CountExactly(string column, bool batch_norm, long expected)
    {
        using var model = new Vgg(column, batch_norm, hidden: 64);

        Assert.Equal(expected, model.parameters().Sum(parameter => parameter.numel()) - Dense(64) + Dense(4096));
        Assert.Contains(Zoo.Models, entry => entry.Parameters == expected);

        static long Dense(long hidden) => (512 * 7 * 7 + 1) * hidden + (hidden + 1) * hidden + (hidden + 1) * 1000;
    }

    [Fact]
    public void Parameters_AlexNet2012_OnOneCardAndOnTwo()
    {
        // 62.3 M is what lectures quote; the paper's two towers have fewer, since half the maps do not see the other half.
        using var two = new AlexNet2012();
        using var one = new AlexNet2012(cards: 1);

        Assert.Equal(60_965_224, two.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(62_378_344, one.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void Train_OneStep_EveryParameterGetsAGradient(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var entry = Zoo.Models.Single(model => model.Name == name);
        using var model = entry.Create(5);
        long side = entry.Input[1] == 224 ? 64 : entry.Input[1];
        var (x, y) = (randn(2, entry.Input[0], side, side), tensor(new long[] { 1, 3 }));

        var loss = model is GoogLeNet { } google ? Heads(google, x, y) : functional.cross_entropy(model.call(x), y);
        loss.backward();

        Assert.All(model.named_parameters(), parameter => Assert.NotNull(parameter.parameter.grad));
        Assert.True(double.IsFinite(loss.item<float>()));
    }

    [Fact]
    public void GoogLeNet_Heads_AnswerInTrainingOnly()
    {
        using var scope = NewDisposeScope();
        using var model = new GoogLeNet(7);
        var x = randn(2, 3, 64, 64);

        var (main, auxiliary) = model.ForwardHeads(x);
        model.eval();

        Assert.Equal([2L, 7L], main.shape);
        Assert.All(auxiliary, head => Assert.Equal([2L, 7L], head.shape));
        Assert.Equal(2, auxiliary.Count);
        Assert.Empty(model.ForwardHeads(x).Auxiliary);
    }

    [Fact]
    public void GoogLeNetTable_Rows_AreThePapersRounded()
    {
        // Szegedy et al., table 1, columns "params" (K) and "ops" (M). What differs does not follow from the paper's own rows.
        (string Row, long K, long M)[] paper =
        [
            ("inception (3a)", 159, 128), ("inception (3b)", 380, 304), ("inception (4a)", 364, 73), ("inception (4b)", 437, 88),
            ("inception (4c)", 463, 100), ("inception (4d)", 580, 119), ("inception (4e)", 840, 170), ("inception (5a)", 1072, 54),
            ("inception (5b)", 1388, 71),
        ];
        var rows = GoogLeNetTable.Rows().ToDictionary(row => row.Type);

        // The paper's K is 1024; its numbers are within 2 % of the computed ones, but for row 5a and the parameters of row 4c.
        Assert.All(paper.Where(row => row.Row is not ("inception (4c)" or "inception (5a)")), row =>
        {
            Assert.InRange(rows[row.Row].Weights / 1024.0 / row.K, 0.98, 1.02);
            Assert.InRange(rows[row.Row].MultiplyAdds / 1e6 / row.M, 0.98, 1.02);
        });
        Assert.Equal((509_440, 1_042_432), (rows["inception (4c)"].Weights, rows["inception (5a)"].Weights));
        Assert.Equal(1_024_000, rows["linear"].Weights);
        Assert.All(GoogLeNetTable.Inception.Zip(GoogLeNetTable.Inception.Skip(1)), pair => Assert.Equal(pair.First.Out, pair.Second.In));
    }

    [Fact]
    public void Paper2014_GoogLeNet_HasTheTablesWeights()
    {
        using var model = new GoogLeNet(1000, aux_logits: false, GoogLeNetForm.Paper2014);

        var weights = model.named_parameters().Where(entry => entry.name.EndsWith("weight", StringComparison.Ordinal))
            .Sum(entry => entry.parameter.numel());

        Assert.Equal(GoogLeNetTable.Rows().Sum(row => row.Weights), weights);
    }

    [Theory]
    [InlineData("A", 11)]
    [InlineData("A-LRN", 11)]
    [InlineData("B", 13)]
    [InlineData("C", 16)]
    [InlineData("D", 16)]
    [InlineData("E", 19)]
    public void VggTable_Columns_HaveTheirNumberOfLayers(string column, int layers)
    {
        var words = VggTable.Columns[column].Split(' ');

        Assert.Equal(layers, words.Count(word => word is not ("M" or "LRN")) + 3);
        Assert.Equal(5, words.Count(word => word == "M"));
    }

    [Fact]
    public void Vgg_SmallImages_RunsWithSmallHead()
    {
        using var scope = NewDisposeScope();
        using var model = new Vgg("A", batch_norm: true, num_classes: 10, hidden: 64, grid: 1);

        Assert.Equal([2L, 10L], model.call(randn(2, 3, 32, 32)).shape);
        Assert.Contains("there are: A, A-LRN", Assert.Throws<CourseKitException>(() => new Vgg("F")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PlainTwins_Parameters_DifferByTheShortcutsOnly()
    {
        using var residual = new CifarResNet(20);
        using var plain = new CifarResNet(20, residual: false);
        using var plain18 = ResNet.Of(18, 1000, residual: false);

        Assert.Equal(residual.parameters().Sum(p => p.numel()), plain.parameters().Sum(p => p.numel()));
        Assert.Equal(11_689_512 - (64 * 128 + 128 * 256 + 256 * 512 + 2 * (128 + 256 + 512)), plain18.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void PaddedShortcut_Values_AreEverySecondPixelBetweenZeros()
    {
        var x = arange(2 * 4 * 4).to(float32).reshape(1, 2, 4, 4);

        var y = new PaddedShortcut(2).call(x);

        Assert.Equal([1L, 4L, 2L, 2L], y.shape);
        Assert.Equal([0, 0, 0, 0, 0, 2, 8, 10, 16, 18, 24, 26, 0, 0, 0, 0], y.data<float>().ToArray());
    }

    [Fact]
    public void TextCnn_Padding_DoesNotCountAndPhrasesDo()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var model = new TextCnn(20, dimensions: 8, filters: 4, lengths: [2, 3]);
        model.eval();
        var sentence = model.call(tensor(new long[] { 5, 6, 7, 0, 0, 0 }, [1, 6]));

        Assert.Equal([1L, 2L], sentence.shape);
        Assert.Equal(Values(sentence), Values(model.call(tensor(new long[] { 5, 6, 7, 0, 0, 0, 0, 0 }, [1, 8]))));
        Assert.NotEqual(Values(sentence), Values(model.call(tensor(new long[] { 7, 6, 5, 0, 0, 0 }, [1, 6]))));
    }

    [Fact]
    public void SegmentationNet_AnySize_GivesLogitsOfEveryPixel()
    {
        using var scope = NewDisposeScope();
        using var model = new SegmentationNet(4, width: 4);

        Assert.Equal([2L, 4L, 20L, 32L], model.call(randn(2, 3, 20, 32)).shape);
    }

    [Fact]
    public void ObjectDetector_Rows_AreLogitsAndABoxInsideTheImage()
    {
        using var scope = NewDisposeScope();
        using var model = new ObjectDetector(6, width: 4);

        var (logits, boxes) = model.Split(model.call(randn(3, 3, 32, 32)));

        Assert.Equal([3L, 6L], logits.shape);
        Assert.All(boxes.contiguous().data<float>().ToArray(), value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void NaiveInception_Output_KeepsTheInputsMapsBesideItsOwn()
    {
        using var scope = NewDisposeScope();
        using var model = new NaiveInception(16, 8, 12, 6);

        Assert.Equal([1L, 8L + 12 + 6 + 16, 9L, 9L], model.call(randn(1, 16, 9, 9)).shape);
    }

    [Fact]
    public void Create_UnknownName_ListsTheKnown() =>
        Assert.Contains("resnet18", Assert.Throws<CourseKitException>(() => Zoo.Create("resnet19")).Message, StringComparison.Ordinal);

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();

    private static Tensor Heads(GoogLeNet model, Tensor x, Tensor y)
    {
        var (main, auxiliary) = model.ForwardHeads(x);
        return auxiliary.Aggregate(functional.cross_entropy(main, y), (sum, head) => sum + 0.3 * functional.cross_entropy(head, y));
    }
}
