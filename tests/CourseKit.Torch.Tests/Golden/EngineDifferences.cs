namespace CourseKit.Torch.Tests.Golden;

/// <summary>
/// Golden cases in which TorchSharp differs from PyTorch, whose values the files hold, in its 0.10x versions on libtorch 2.10. The
/// embedded engine runs them all; with TorchSharp they are left out.
/// </summary>
internal static class EngineDifferences
{
    /// <summary>Begin of the names of cases, what they hold further on where that matters, and what TorchSharp does there.</summary>
    private static readonly (string Begin, string Has, string What)[] Known =
    [
        ("layer Hardtanh", "", "clamps nothing"),
        ("hardtanh ", "", "clamps nothing"),
        ("layer GaussianNLLLoss(reduction=", "", "sums over each sample, and adds its constant in float32"),
        ("gaussian_nll_loss ", "", "sums over each sample, lets no gradient reach the variance, and adds its constant in float32"),
        ("poisson_nll_loss ", " log False full True float64", "adds its logarithm in float32"),
        ("trunc_normal_ ", "", "fills most places with one number"),
        ("gelu edges float32", "", "libtorch 2.10 has no number at infinity"),
        ("max_unpool", "'size'", "passes the size of the output on to nobody"),
        ("local_response_norm 0x", "", "libtorch reshapes nothing to a size that it cannot know"),
        ("unfold no batch", "", "takes a batch only"),
        ("600 normal numbers", "", "libtorch 2.10 has another last bit"),
        ("normal shape=[3, 7] dtype=float64", "", "libtorch 2.10 has another last bit"),
        ("randint low=0 high=2147483648 ", "", "libtorch 2.10 draws 64 bits for so wide a range"),
        ("baddbmm", "", "takes alpha for beta"),
        ("diff 0 ", "", "has no other order than 1"),
        ("diff 2 ", "", "has no other order than 1"),
        ("diff 3 ", "", "has no other order than 1"),
        ("nanmean", "", "passes no type to libtorch"),
        ("erfinv", "", "computes erf"),
        ("round int64", "", "libtorch 2.10 does not round whole numbers"),
        ("unflatten 4x3 dim=-2", "", "takes no negative dimension"),
        ("zero_ ", "", "gives no gradient: derivative for aten::zeros is not implemented"),
        ("var biased", "", "takes the flag for the unbiased form"),
        ("ASGD", "", "keeps its counters in float32"),
        ("NAdam", "", "starts the product of momenta at 0"),
        ("RAdam", "", "multiplies by the learning rate twice"),
        ("member celu_", "", "passes its factor as a float32"),
        ("member aminmax 2x1x2 -1", "", "takes -1 for no dimension"),
        ("member hsplit 4", "", "looks for a second dimension"),
        ("exponential_", "", "libtorch 2.10 has another last bit"),
        ("normal shape=[15]", "", "libtorch 2.10 has another last bit"),
        ("normal tensors", "", "libtorch 2.10 has another last bit"),
        ("randint low=-1073741827", "", "libtorch 2.10 draws 64 bits for so wide a range"),
        ("randint low=-2147483648", "", "libtorch 2.10 draws 64 bits for so wide a range"),
        ("strided dropout", "", "libtorch 2.10 goes through memory, not through places"),
        ("CyclicLR", "", "raises the momentum while the rate climbs"),
        ("MultiStepLR", "", "takes a milestone that is named twice once"),
        ("OneCycleLR", "", "places its peak otherwise"),
    ];

    /// <summary>Whether a case runs with the engine at hand.</summary>
    public static bool Runs(string name) => EmbeddedOnly.IsEmbedded || !Known.Any(k =>
        name.StartsWith(k.Begin, StringComparison.Ordinal) && name.Contains(k.Has, StringComparison.Ordinal));
}
