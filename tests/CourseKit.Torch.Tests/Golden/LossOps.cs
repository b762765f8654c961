using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table of tests/golden/ops_modules.py: losses and distances.</summary>
internal static class LossOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["l1_loss"] = (x, a) => [l1_loss(x[0], x[1], a.Reduction)],
        ["smooth_l1_loss"] = (x, a) => [smooth_l1_loss(x[0], x[1], a.Reduction, a.Double("beta"))],
        ["huber_loss"] = (x, a) => [huber_loss(x[0], x[1], a.Double("delta"), a.Reduction)],
        ["bce"] = (x, a) => [binary_cross_entropy(x[0], x[1], Optional(x, 2), a.Reduction)],
        ["bce_with_logits"] = (x, a) => [binary_cross_entropy_with_logits(
            x[0], x[1], a.Bool("weighted") ? x[2] : null, a.Reduction, a.Bool("positive") ? x[^1] : null)],
        ["kl_div"] = (x, a) => [kl_div(x[0], x[1], a.Bool("log_target"), a.Reduction)],
        ["poisson_nll_loss"] = (x, a) => [poisson_nll_loss(x[0], x[1], a.Bool("log_input"), a.Bool("full"), reduction: a.Reduction)],
        ["gaussian_nll_loss"] = (x, a) => [gaussian_nll_loss(x[0], x[1], x[2], a.Bool("full"), reduction: a.Reduction)],
        ["hinge_embedding_loss"] = (x, a) => [hinge_embedding_loss(x[0], x[1], a.Double("margin"), a.Reduction)],
        ["cosine_embedding_loss"] = (x, a) => [cosine_embedding_loss(x[0], x[1], x[2], a.Double("margin"), a.Reduction)],
        ["margin_ranking_loss"] = (x, a) => [margin_ranking_loss(x[0], x[1], x[2], a.Double("margin"), a.Reduction)],
        ["soft_margin_loss"] = (x, a) => [soft_margin_loss(x[0], x[1], a.Reduction)],
        ["multilabel_soft_margin_loss"] = (x, a) => [multilabel_soft_margin_loss(x[0], x[1], Optional(x, 2), a.Reduction)],
        ["multi_margin_loss"] = (x, a) =>
            [multi_margin_loss(x[0], x[1], (int)a.Long("p"), a.Double("margin"), Optional(x, 2), a.Reduction)],
        ["triplet_margin_loss"] = (x, a) =>
            [triplet_margin_loss(x[0], x[1], x[2], a.Double("margin"), a.Long("p"), swap: a.Bool("swap"), reduction: a.Reduction)],
        ["cosine_similarity"] = (x, a) => [cosine_similarity(x[0], x[1], a.Long("dim"))],
        ["pairwise_distance"] = (x, a) => [pairwise_distance(x[0], x[1], a.Double("p"), keepdim: a.Bool("keepdim"))],
        ["normalize"] = (x, a) => [normalize(x[0], a.Double("p"), a.Long("dim"))],
    };

    private static Tensor? Optional(Tensor[] x, int index) => x.Length > index ? x[index] : null;
}
