using CourseKit.Datasets;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Claims.Experiments;

/// <summary>A small network that reads generated digits, trained in seconds: what the claims of notebook 11 look into.</summary>
public sealed class ReadingNet
{
    private static readonly Lazy<ReadingNet> Once = new(Train);

    private ReadingNet(Module<Tensor, Tensor> model, Module<Tensor, Tensor> untrained, ImageDataset data) =>
        (Model, Untrained, Data) = (model, untrained, data);

    /// <summary>The network, trained: conv1, relu1, pool1, conv2, relu2, pool2, conv3, relu3, mean, flatten, fc.</summary>
    public Module<Tensor, Tensor> Model { get; }

    /// <summary>The same network with the weights that it started from.</summary>
    public Module<Tensor, Tensor> Untrained { get; }

    /// <summary>What it was trained on.</summary>
    public ImageDataset Data { get; }

    /// <summary>The network, trained when first asked for.</summary>
    public static ReadingNet Trained => Once.Value;

    private static ReadingNet Train()
    {
        var data = Datasets.Datasets.Digits(4000, 500);
        var (model, untrained) = (Make(), Make());
        var quiet = new Trainer { Output = TextWriter.Null, LivePlot = false, Seed = 1 };
        (quiet with { Epochs = 4, LearningRate = 0.05, Schedule = Schedules.Cosine }).Fit(model, data);
        model.eval();
        return new ReadingNet(model, untrained, data);
    }

    private static TorchSharp.Modules.Sequential Make()
    {
        manual_seed(1);
        return Sequential(                                                                          // (N,  1, 28, 28)
            ("conv1", Conv2d(1, 8, 5, padding: 2)), ("relu1", ReLU()), ("pool1", MaxPool2d(2)),     // (N,  8, 14, 14)
            ("conv2", Conv2d(8, 16, 5, padding: 2)), ("relu2", ReLU()), ("pool2", MaxPool2d(2)),    // (N, 16,  7,  7)
            ("conv3", Conv2d(16, 32, 3, padding: 1)), ("relu3", ReLU()),                            // (N, 32,  7,  7)
            ("mean", AdaptiveAvgPool2d(1)), ("flatten", Flatten()), ("fc", Linear(32, 10)));
    }
}
