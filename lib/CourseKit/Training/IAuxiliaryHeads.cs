using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>
/// A model with classifiers on the way besides the one at its end: they shorten the way of the gradient while training, and are
/// not asked afterwards. <see cref="Trainer"/> adds their losses with <see cref="Trainer.AuxiliaryWeight"/>.
/// </summary>
/// <remarks>Szegedy et al., Going deeper with convolutions, CVPR 2015, section 5: two heads, weight 0.3.</remarks>
public interface IAuxiliaryHeads
{
    /// <summary>The logits of all heads, in training mode.</summary>
    /// <param name="input">Images, shape (N, C, H, W).</param>
    /// <returns>Logits of the main head and of each auxiliary one, all of shape (N, classes).</returns>
    (Tensor Main, IReadOnlyList<Tensor> Auxiliary) ForwardHeads(Tensor input);
}
