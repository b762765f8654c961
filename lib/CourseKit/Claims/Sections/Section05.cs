using CourseKit.Claims.Experiments;
using CourseKit.Models;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 05-lenet: A12, B14, C10, C11.</summary>
internal static class Section05
{
    private const string Notebook = "05-lenet";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("B14", Notebook, "5.2", "A convolutional network extracts features (convolution, pooling), then classifies (dense layers).",
            Anatomy),
        new("A12", Notebook, "5.2", "LeNet-5 has 61 706 trainable parameters.", Parameters),
        new("C10", Notebook, "5.6", "MNIST error: linear 12.0, 300 units 4.7, 300 and 100 units 3.05, LeNet-1 1.7, LeNet-5 0.95 %.",
            ErrorTable, Measured: true),
        new("C11", Notebook, "5.7", "LeNet-5 reads MNIST well and CIFAR-10 badly.", DigitsAndObjects, Measured: true),
    ];

    private static void Parameters(Evidence e)
    {
        using var model = new LeNet5();
        e.Exactly("parameters", 61_706, model.parameters().Sum(parameter => parameter.numel()))
            .Note("The paper counts 60 000: its S2 and S4 carry weights, its C3 reads some of the maps, its output is another.");
    }

    private static void Anatomy(Evidence e)
    {
        using var model = new LeNet5();
        var shapes = Summary.Of(model, 1, 28, 28).Layers.Select(layer => layer.OutputShape).ToList();
        var maps = shapes.Where(shape => shape.Count == 3).ToList();
        var (sides, channels) = (maps.Select(shape => shape[^1]).ToList(), maps.Select(shape => shape[0]).ToList());
        var dense = shapes.Where(shape => shape.Count == 1).Select(shape => shape[0]).ToList();
        e.Shows("sides of the maps", "shrink", string.Join(", ", sides), sides.SequenceEqual(sides.OrderDescending()))
            .Shows("number of maps", "grows", string.Join(", ", channels), channels.SequenceEqual(channels.Order()))
            .Shows("lengths behind them", "a classifier ends in one number for each class", string.Join(", ", dense),
                dense.Count > 0 && dense[^1] == 10);
    }

    private static void ErrorTable(Evidence e)
    {
        var errors = LectureNetworks.Errors();
        double[] lecture = [12.0, 4.7, 3.05, 1.7, 0.95];
        foreach (var (name, (ours, theirs)) in LectureNetworks.Names.Zip(errors.Zip(lecture)))
            e.Shows($"{name}, on 4000 generated digits", FormattableString.Invariant($"{theirs} %"),
                FormattableString.Invariant($"{100 * ours:0.0} %"), double.IsFinite(ours));
        e.Shows("order", "linear, then fully connected, then convolutional", "the same",
                errors[0] > Math.Max(errors[1], errors[2]) && Math.Min(errors[1], errors[2]) > Math.Max(errors[3], errors[4]))
            .Note("The figures are those of 60 000 scanned digits; the order is what small generated sets show, too. " +
                "A row of the lecture's table gives LeNet-1 three filters: it has 4 maps, then 12.");
    }

    private static void DigitsAndObjects(Evidence e)
    {
        var (digits, objects) = LectureNetworks.DigitsAndObjects();
        var (d, o) = (digits[^1], objects[^1]);
        e.Shows("test accuracy on digits and on objects", "good on digits, poor on objects",
            FormattableString.Invariant($"{100 * d.TestAccuracy:0.0} %, {100 * o.TestAccuracy:0.0} %"),
                d.TestAccuracy > o.TestAccuracy + 0.2)
            .Shows("how much better it is on the training images, in points", "more of the objects is learnt by heart",
                FormattableString.Invariant(
                    $"{100 * (d.TrainAccuracy - d.TestAccuracy):0.0}, {100 * (o.TrainAccuracy - o.TestAccuracy):0.0}"),
                o.TrainAccuracy - o.TestAccuracy > d.TrainAccuracy - d.TestAccuracy)
            .Note("Scenes with generated objects stand for CIFAR-10, which has photographs; course data get cifar-10 fetches it.");
    }
}
