using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>
/// Four ways side by side, their maps stacked: 1×1; 1×1 then 3×3; 1×1 then 5×5; maximum then 1×1. The 1×1 convolutions before the
/// large ones are the bottlenecks that keep it cheap; <see cref="NaiveInception"/> has none.
/// </summary>
/// <remarks>Szegedy et al., Going deeper with convolutions, arXiv:1409.4842, figure 2(b).</remarks>
public sealed class Inception : Module<Tensor, Tensor>
{
    private readonly BasicConv2d branch1;
    private readonly Sequential branch2;
    private readonly Sequential branch3;
    private readonly Sequential branch4;

    /// <param name="row">A row of the paper's table.</param>
    /// <param name="form">In torchvision's the 5×5 is a 3×3 (pytorch/vision issue 906), and published weights need it so.</param>
    public Inception(InceptionRow row, GoogLeNetForm form = GoogLeNetForm.Torchvision)
        : base(nameof(Inception))
    {
        ArgumentNullException.ThrowIfNull(row);
        var five = form == GoogLeNetForm.Torchvision ? 3 : 5;
        branch1 = new BasicConv2d(row.In, row.C1, 1, form: form);
        branch2 = Sequential(
            new BasicConv2d(row.In, row.C3Reduce, 1, form: form),
            new BasicConv2d(row.C3Reduce, row.C3, 3, padding: 1, form: form));
        branch3 = Sequential(
            new BasicConv2d(row.In, row.C5Reduce, 1, form: form),
            new BasicConv2d(row.C5Reduce, row.C5, five, padding: five / 2, form: form));
        branch4 = Sequential(
            MaxPool2d(3, stride: 1, padding: 1, ceil_mode: true),
            new BasicConv2d(row.In, row.Pool, 1, form: form));
        RegisterComponents();
    }

    /// <summary>The maps of a batch.</summary>
    /// <param name="input">Shape (N, row.In, H, W).</param>
    /// <returns>Shape (N, row.Out, H, W).</returns>
    public override Tensor forward(Tensor input)
    {
        using var one = branch1.call(input);
        using var three = branch2.call(input);
        using var five = branch3.call(input);
        using var pooled = branch4.call(input);
        return cat([one, three, five, pooled], 1);
    }
}
