using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>A shortcut without weights: every second row and column, and maps of zeros on both sides of the maps that come in.</summary>
/// <remarks>He et al., arXiv:1512.03385, section 3.3, option A.</remarks>
public sealed class PaddedShortcut : Module<Tensor, Tensor>
{
    private readonly long extra;

    /// <param name="extra">Maps of zeros to add, even.</param>
    public PaddedShortcut(long extra)
        : base(nameof(PaddedShortcut)) => this.extra = extra;

    /// <summary>The maps of a batch.</summary>
    /// <param name="input">Shape (N, C, H, W).</param>
    /// <returns>Shape (N, C + extra, H / 2, W / 2), halves rounded up.</returns>
    public override Tensor forward(Tensor input)
    {
        using var every = functional.max_pool2d(input, 1, 2);       // windows of one pixel, two apart
        using var none = zeros([every.shape[0], extra / 2, every.shape[2], every.shape[3]], dtype: every.dtype, device: every.device);
        return cat([none, every, none], 1);
    }
}
