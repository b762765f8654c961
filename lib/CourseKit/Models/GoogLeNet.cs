using CourseKit.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// GoogLeNet for 224×224 colour images: 22 layers deep, 6 624 904 parameters, 13 004 888 with both auxiliary heads (torchvision's
/// form, whose state-dict names these are).
/// </summary>
/// <remarks>Szegedy et al., Going deeper with convolutions, arXiv:1409.4842, table 1 and section 5. See
/// <see cref="GoogLeNetForm"/>.</remarks>
public sealed class GoogLeNet : Module<Tensor, Tensor>, IAuxiliaryHeads
{
    private readonly BasicConv2d conv1;
    private readonly MaxPool2d maxpool1;
    private readonly BasicConv2d conv2;
    private readonly BasicConv2d conv3;
    private readonly MaxPool2d maxpool2;
    private readonly Inception inception3a, inception3b;
    private readonly MaxPool2d maxpool3;
    private readonly Inception inception4a, inception4b, inception4c, inception4d, inception4e;
    private readonly MaxPool2d maxpool4;
    private readonly Inception inception5a, inception5b;
    private readonly InceptionAux? aux1, aux2;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Dropout dropout;
    private readonly Linear fc;
    private readonly Module<Tensor, Tensor> norm1, norm2;
    private readonly bool published_input;

    /// <param name="num_classes">Length of a logits row.</param>
    /// <param name="aux_logits">With the two auxiliary heads.</param>
    /// <param name="form">torchvision's or the paper's.</param>
    /// <param name="transform_input">
    /// Bring images normalised with ImageNet's mean and deviation to the range that torchvision's published weights were trained on.
    /// </param>
    public GoogLeNet(long num_classes = 1000, bool aux_logits = true, GoogLeNetForm form = GoogLeNetForm.Torchvision,
        bool transform_input = false)
        : base(nameof(GoogLeNet))
    {
        published_input = transform_input;
        conv1 = new BasicConv2d(3, 64, 7, stride: 2, padding: 3, form: form);
        maxpool1 = MaxPool2d(3, stride: 2, ceil_mode: true);
        norm1 = Normalization(form);
        conv2 = new BasicConv2d(64, 64, 1, form: form);
        conv3 = new BasicConv2d(64, 192, 3, padding: 1, form: form);
        norm2 = Normalization(form);
        maxpool2 = MaxPool2d(3, stride: 2, ceil_mode: true);
        inception3a = Block("3a", form);
        inception3b = Block("3b", form);
        maxpool3 = MaxPool2d(3, stride: 2, ceil_mode: true);
        inception4a = Block("4a", form);
        inception4b = Block("4b", form);
        inception4c = Block("4c", form);
        inception4d = Block("4d", form);
        inception4e = Block("4e", form);
        maxpool4 = MaxPool2d(form == GoogLeNetForm.Torchvision ? 2 : 3, stride: 2, ceil_mode: true);
        inception5a = Block("5a", form);
        inception5b = Block("5b", form);
        aux1 = aux_logits ? new InceptionAux(512, num_classes, form) : null;
        aux2 = aux_logits ? new InceptionAux(528, num_classes, form) : null;
        avgpool = AdaptiveAvgPool2d(1);
        dropout = Dropout(form == GoogLeNetForm.Torchvision ? 0.2 : 0.4);
        fc = Linear(1024, num_classes);
        RegisterComponents();
        if (form == GoogLeNetForm.Torchvision)
            Initialization.GoogLeNet(this);
    }

    /// <summary>The logits of a batch, of the main head only.</summary>
    /// <param name="input">Images, shape (N, 3, 224, 224), normalised; other sizes from 15 pixels up.</param>
    /// <returns>Logits, shape (N, num_classes).</returns>
    public override Tensor forward(Tensor input) => Run(input, null);

    /// <summary>The logits of all heads; the paper weighs each auxiliary loss by 0.3.</summary>
    /// <param name="input">Images, as for <see cref="forward"/>.</param>
    /// <returns>Logits of the main head, and in training mode of the two auxiliary heads; none in evaluation.</returns>
    public (Tensor Main, IReadOnlyList<Tensor> Auxiliary) ForwardHeads(Tensor input)
    {
        var auxiliary = new List<Tensor>();
        return (Run(input, training ? auxiliary : null), auxiliary);
    }

    private Tensor Run(Tensor input, List<Tensor>? auxiliary)
    {
        using var scope = NewDisposeScope();
        var x = published_input ? ToPublishedRange(input) : input;      // (N,    3, 224, 224)
        x = norm1.call(maxpool1.call(conv1.call(x)));                   // (N,   64,  56,  56)
        x = norm2.call(conv3.call(conv2.call(x)));                      // (N,  192,  56,  56)
        x = maxpool2.call(x);                                           // (N,  192,  28,  28)
        x = inception3a.call(x);                                        // (N,  256,  28,  28)
        x = inception3b.call(x);                                        // (N,  480,  28,  28)
        x = maxpool3.call(x);                                           // (N,  480,  14,  14)
        x = inception4a.call(x);                                        // (N,  512,  14,  14)
        Head(aux1, x, auxiliary);
        x = inception4b.call(x);
        x = inception4c.call(x);
        x = inception4d.call(x);                                        // (N,  528,  14,  14)
        Head(aux2, x, auxiliary);
        x = inception4e.call(x);                                        // (N,  832,  14,  14)
        x = maxpool4.call(x);                                           // (N,  832,   7,   7)
        x = inception5a.call(x);
        x = inception5b.call(x);                                        // (N, 1024,   7,   7)
        x = avgpool.call(x).flatten(1);                                 // (N, 1024)
        return fc.call(dropout.call(x)).MoveToOuterDisposeScope();      // (N, num_classes)
    }

    private static void Head(InceptionAux? head, Tensor x, List<Tensor>? auxiliary)
    {
        if (head is not null && auxiliary is not null)
            auxiliary.Add(head.call(x).MoveToOuterDisposeScope());
    }

    // From (v - mean)/deviation of ImageNet to (v - 0.5)/0.5, channel by channel.
    private static Tensor ToPublishedRange(Tensor x)
    {
        var scale = tensor(new[] { 0.229f / 0.5f, 0.224f / 0.5f, 0.225f / 0.5f }).reshape(1, 3, 1, 1).to(x.device);
        var shift = tensor(new[] { (0.485f - 0.5f) / 0.5f, (0.456f - 0.5f) / 0.5f, (0.406f - 0.5f) / 0.5f }).reshape(1, 3, 1, 1);
        return x * scale + shift.to(x.device);
    }

    private static Inception Block(string name, GoogLeNetForm form) => new(GoogLeNetTable.Inception.Single(row => row.Name == name), form);

    private static Module<Tensor, Tensor> Normalization(GoogLeNetForm form) =>
        form == GoogLeNetForm.Paper2014 ? LocalResponseNorm(5) : Identity();
}
