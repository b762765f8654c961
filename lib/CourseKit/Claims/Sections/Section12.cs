using CourseKit.Datasets;
using CourseKit.Models;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 12-beyond-classification: C20, E32.</summary>
internal static class Section12
{
    private const string Notebook = "12-beyond-classification";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("E32", Notebook, "12.1", "Conv1d over word embeddings extracts n-grams: 7 words in, 5 out; then the maximum over time.", Words,
            Measured: true),
        new("C20", Notebook, "12.3", "Tasks of computer vision: classification, semantic segmentation, object detection.", Tasks),
    ];

    private static void Words(Evidence e)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var sentence = "the actual service was not very good".Split(' ');
        var words = Embedding(sentence.Length, 5).call(arange(sentence.Length)).t().unsqueeze(0);           // (1, 5, 7)
        var answers = Conv1d(5, 4, 3).call(words);
        var bag = Learn(new BagOfWords(Text.Vocabulary.Count), 0.01);
        var reader = Learn(new TextCnn(Text.Vocabulary.Count, 16, 16, [2, 3, 4]), 0.004);
        e.Exactly("words in", 7, sentence.Length).Exactly("answers of a kernel of three words", 5, answers.shape[2])
            .Exactly("numbers of each kernel after the maximum over time", 1, answers.max(2).values.shape[1] / 4)
            .Shows("sentences judged rightly by a sum over words and by kernels over words, per cent", "n-grams are extracted",
                FormattableString.Invariant($"{100 * bag:0} and {100 * reader:0}"), reader > bag + 0.2);
    }

    private static TextDataset Text { get; } = Datasets.Datasets.Sentences(4000, 800);

    private static double Learn(Module<Tensor, Tensor> model, double rate)
    {
        const int batch = 50;
        StepLoop.Run(
            model, 400,
            step =>
            {
                var (x, y) = Text.Train.Load(step % (Text.Train.Count / batch) * batch, batch);
                return functional.cross_entropy(model.call(x), y);
            },
            rate, TextWriter.Null);
        var accuracy = TextScore.Of(model, Text.Test).Accuracy;
        model.Dispose();
        return accuracy;
    }

    private static void Tasks(Evidence e)
    {
        using var scope = NewDisposeScope();
        var scenes = zeros(2, 3, 32, 32);
        using var classifier = new CifarResNet(8);
        using var painter = new SegmentationNet(11, width: 4);
        using var finder = new ObjectDetector(10, width: 4);
        var (classes, pixels) = (classifier.call(scenes).shape[1], painter.call(scenes).argmax(1)[0].numel());
        var box = finder.Split(finder.call(scenes)).boxes.shape[1];
        e.Shows("classification: numbers for a scene", "one answer, no place", $"{classes}, one for each class", classes == 10)
            .Shows("segmentation of 32x32 pixels: pixels with a class of their own", "a class for each", $"{pixels}", pixels == 32 * 32)
            .Shows("detection of one object: numbers beyond the classes", "a class and a box", $"{box}", box == 4)
            .Note("Several objects, and each instance's outline, need more than this course: a detector run at many places and sizes.");
    }
}
