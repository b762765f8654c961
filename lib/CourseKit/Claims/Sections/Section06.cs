using System.Globalization;
using CourseKit.Claims.Experiments;
using CourseKit.Models;
using CourseKit.Reference;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 06-alexnet-vgg-nin: A13, A14, B15, C12, C13, D10, D11, E21 to E25.</summary>
internal static class Section06
{
    private const string Notebook = "06-alexnet-vgg-nin";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("B15", Notebook, "6.1",
            "ILSVRC: 1.2 million images, 10 000 classes; top-5 errors 16, 12, 7, 3.6 % year by year; older sets are smaller.",
            History),
        new("A13", Notebook, "6.2", "AlexNet has 61 100 840 trainable parameters.", AlexNetParameters),
        new("C12", Notebook, "6.2",
            "AlexNet has 62.3 M parameters; convolutions hold 6 % of them and take 95 % of the time.", AlexNetShares),
        new("E21", Notebook, "6.2",
            "AlexNet's layers go 227, 55, 27, 13, 6; local response normalisation, dropout 0.5, two cards.", AlexNetTable),
        new("E22", Notebook, "6.3",
            "ZFNet: 7x7 at stride 2 in place of 11x11 at 4, and 512, 1024, 512 maps; top-5 error 16.4 to 11.7 %.", ZFNetChanges),
        new("E23", Notebook, "6.4", "Three 3x3 layers see 7x7 with 3(9C²) in place of 49C² weights: 45 % fewer.", ThreeSmall),
        new("C13", Notebook, "6.5", "VGG's columns A, A-LRN, B, C, D, E have 11, 11, 13, 16, 16, 19 layers with weights.", VggColumns),
        new("D10", Notebook, "6.5", "VGG-16 has 138 M parameters, 70 % of them in dense layers, and takes about 93 MB an image forward.",
            VggMemory),
        new("D11", Notebook, "6.5", "One layer of VGG-16 holds about 100 M of its parameters.", VggLargest),
        new("E24", Notebook, "6.6",
            "Network in network: a dense head errs in 11.59 %, with dropout 10.88 %, global averages 10.41 %.", Heads, Measured: true),
        new("E25", Notebook, "6.7", "Global average pooling gives the place of the object for nothing.", Places, Measured: true),
        new("A14", Notebook, "6.8", "29 published classifiers with parameters, top-1 and top-5 accuracy.", StateOfTheArt),
    ];

    private static void History(Evidence e)
    {
        double[] errors = [.. Challenge.Entries.GroupBy(entry => entry.Year).Select(year => year.Min(entry => entry.Top5Error))];
        e.Exactly("images of training, validation and test", 1_431_167, Challenge.Images.Sum(part => part.Images))
            .Shows("best top-5 error, 2010 to 2015, in per cent", "falls",
                string.Join(", ", errors.Select(v => v.ToString(CultureInfo.InvariantCulture))),
                errors.Zip(errors.Skip(1)).All(pair => pair.Second < pair.First))
            .Rounds("AlexNet, per cent", "16 %", errors[2])
            .Rounds("ZFNet", "12 %", errors[3])
            .Rounds("GoogLeNet", "7 %", errors[4])
            .Rounds("VGG", "7.3 %", Challenge.Entries.Single(entry => entry.Name == "VGG").Top5Error)
            .Rounds("ResNet", "3.6 %", errors[5])
            .Slip("classes", "10 000", Challenge.Classes)
            .Because("The classification task has 1000 classes in every year, as two other lectures say. " +
                "All of ImageNet has more than ten thousand, of which the contest takes a part.")
            .Note($"1.2 million is the contest's own round number for {Evidence.Text(Challenge.Images[0].Images)} training images.");
        DataSets(e);
    }

    private static void DataSets(Evidence e)
    {
        (string Name, string Images, int Classes)[] lecture =
            [("Caltech-101", "1e4", 101), ("Caltech-256", "3e4", 256), ("CIFAR-10", "60 000", 10)];
        foreach (var (name, images, classes) in lecture)
        {
            var set = Challenge.DataSets.Single(entry => entry.Name == name);
            e.Rounds($"images of {name}", images, set.Images).Exactly($"classes of {name}", classes, set.Classes);
        }
        var first = Challenge.DataSets.Single(set => set.Name == "ImageNet of 2009");
        e.Rounds("images of ImageNet in 2009", "3 M", first.Images).Rounds("classes of it", "5k", first.Classes);
    }

    private static void AlexNetParameters(Evidence e) => e
        .Exactly("parameters, from shapes", 61_100_840, LayerPlan.AlexNet().Parameters)
        .Note("This is the version of 2014 that libraries offer; the network of 2012 has " +
            $"{Evidence.Text(LayerPlan.AlexNet2012().Parameters)}.");

    private static void AlexNetShares(Evidence e)
    {
        var plan = LayerPlan.AlexNet2012(cards: 1);
        var split = LayerPlan.AlexNet2012(cards: 2);
        double Share(LayerPlan network, Func<PlannedLayer, long> of) =>
            100.0 * network.Layers.Where(layer => !layer.IsDense).Sum(of) / network.Layers.Sum(of);
        e.Slip("parameters", "62.3 M", plan.Parameters)
            .Rounds("per cent of them in convolutions", "6", Share(plan, layer => layer.Parameters))
            .Rounds("per cent of the multiply-adds in convolutions", "95", Share(plan, layer => layer.MultiplyAdds))
            .Because($"With convolutions that read all maps AlexNet has {Evidence.Text(plan.Parameters)} parameters, which round " +
                "to 62.4 M: the digits were cut off. " +
                $"As trained in 2012, split over two cards as the next slide says, it has {Evidence.Text(split.Parameters)}.")
            .Note(FormattableString.Invariant($"Split, its convolutions hold {Share(split, layer => layer.Parameters):0.0} % and do ") +
                FormattableString.Invariant($"{Share(split, layer => layer.MultiplyAdds):0} % of the work. ") +
                "The cards had 3 GB each, as another lecture and the paper say, not 2.");
    }

    private static void AlexNetTable(Evidence e)
    {
        var plan = LayerPlan.AlexNet2012();
        double[] sides = [.. plan.Layers.Where(layer => layer.Shape.Count == 3).Select(layer => (double)layer.Shape[1])];
        var (expected, computed) = (new double[1, 8], new double[1, 8]);
        double[] lecture = [55, 27, 27, 13, 13, 13, 13, 6];
        for (var i = 0; i < lecture.Length; i++)
            (expected[0, i], computed[0, i]) = (lecture[i], sides[i]);
        e.Table("sides of the maps, conv1 to pool5", expected, computed)
            .Exactly("numbers into the first dense layer", 6 * 6 * 256, plan.Layers[7].Values)
            .Note("The lecture writes normalisation behind pooling; in the paper it stands before. " +
                "An input of 224 would give 54.25 windows: it is 227. " +
                $"The lecture's 60 M are the paper's round number for {Evidence.Text(plan.Parameters)} parameters.");
    }

    private static void ZFNetChanges(Evidence e)
    {
        var plan = LayerPlan.ZFNet();
        double[,] maps = { { plan.Layers[4].Shape[0], plan.Layers[5].Shape[0], plan.Layers[6].Shape[0] } };
        e.Table("maps of convolutions 3, 4, 5", new double[,] { { 512, 1024, 512 } }, maps)
            .Exactly("rows of the first layer's maps, 7x7 at stride 2 on 224", 110, plan.Layers[0].Shape[1])
            .Note("The errors are those of the contest: they are published, not computed here. " +
                "11.7 % is the entry of Zeiler's company, Clarifai, several networks together.");
    }

    private static void ThreeSmall(Evidence e)
    {
        var seen = ReceptiveField.Of(new FieldLayer("a", 3), new FieldLayer("b", 3), new FieldLayer("c", 3))[^1].Size;
        var (three, one) = (3.0 * LayerCost.ConvParameters(64, 64, 3, 3, bias: false), LayerCost.ConvParameters(64, 64, 7, 7, bias: false));
        e.Exactly("pixels that three layers see", 7, seen)
            .Exactly("weights of three layers over C²", 27, three / (64 * 64))
            .Exactly("weights of one 7x7 layer over C²", 49, one / (64.0 * 64))
            .Rounds("per cent saved", "45", 100 * (1 - three / one));
    }

    private static void VggColumns(Evidence e)
    {
        foreach (var (column, layers) in new[] { ("A", 11), ("A-LRN", 11), ("B", 13), ("C", 16), ("D", 16), ("E", 19) })
            e.Exactly($"layers of {column}", layers, LayerPlan.Vgg(column).Layers.Count(layer => layer.Parameters > 0));
        e.Note("The largest, E, has 16 convolutions and 3 dense layers, 19 in all; a slide calls all 19 convolutional, " +
            "another lecture counts 2 dense ones.");
    }

    private static void VggMemory(Evidence e)
    {
        var plan = LayerPlan.Vgg("D");
        var dense = plan.Layers.Where(layer => layer.IsDense).Sum(layer => layer.Parameters);
        var apart = plan.Values + plan.Layers.Where(layer => layer.Parameters > 0).SkipLast(1).Sum(layer => layer.Values);
        e.Rounds("parameters", "138 M", plan.Parameters)
            .Slip("MB forward, 4 bytes a number", "93", plan.Values * 4 / 1e6)
            .Slip("per cent of the parameters in dense layers", "70 %", 100.0 * dense / plan.Parameters)
            .Because(
                FormattableString.Invariant($"All outputs of one image are {plan.Values / 1e6:0.0} million numbers, ") +
                FormattableString.Invariant($"{plan.Values * 4 / 1e6:0} MB, and {apart * 4 / 1e6:0} MB with ReLU's results apart; ") +
                "the 93 MB come from adding them up to 24 million, and are copied from course to course. " +
                $"The three dense layers hold {Evidence.Text(dense)} of {Evidence.Text(plan.Parameters)} parameters, " +
                FormattableString.Invariant($"{100.0 * dense / plan.Parameters:0} %."));
    }

    private static void VggLargest(Evidence e)
    {
        var plan = LayerPlan.Vgg("D");
        var largest = plan.Layers.MaxBy(layer => layer.Parameters)!;
        e.Rounds($"parameters of {largest.Name}, the first dense layer", "1e8", largest.Parameters)
            .Note(FormattableString.Invariant($"It alone holds {100.0 * largest.Parameters / plan.Parameters:0} %. ") +
                "For all dense layers together the lecture says 70 %, which is wrong: see D10.");
    }

    private static void Heads(Evidence e)
    {
        var heads = ClassifierHeads.Once;
        static string Text((double Train, double Test) v) => FormattableString.Invariant(
            $"{100 * (1 - v.Test):0.0} %, {100 * (v.Train - v.Test):0.0} points more than on training images");
        e.Shows("test error, dense head", "more", Text(heads.Dense), heads.Dense.Test < heads.Average.Test)
            .Shows("test error, global average", "less, and less learnt by heart", Text(heads.Average),
                heads.Average.Train - heads.Average.Test < heads.Dense.Train - heads.Dense.Test);
    }

    private static void Places(Evidence e)
    {
        var found = ClassifierHeads.Once.Found;
        e.Shows("objects under the highest place of their class's map", "found without having been shown a box", found.ToString(),
            found.Share > found.MiddleShare + 0.05 && found.Share > 2 * found.Chance);
    }

    private static void StateOfTheArt(Evidence e)
    {
        double Printed(string method) => PublishedResults.Rows.First(row => row.Method == method).MillionParameters;
        string Row(int depth) => Printed($"ResNet-{depth}").ToString(CultureInfo.InvariantCulture);
        e.Exactly("rows", 29, PublishedResults.Rows.Count)
            .Rounds("million parameters of ResNet-50", Row(50), ResNetTable.Parameters(50) / 1e6)
            .Rounds("million parameters of ResNet-152", Row(152), ResNetTable.Parameters(152) / 1e6)
            .Note("These two are counted; the accuracies, and the sizes of networks that the kit does not have, are as published.");
    }
}
