using System.Text;
using CourseKit.Torch.Kernels;
using CourseKit.Torch.Tests.Differential;
using CourseKit.Torch.Tests.Golden;

namespace CourseKit.Torch.Tests.Kernels;

/// <summary>
/// The golden cases of everything that runs in kernels, and random sequences, under every register width and every way to convolve:
/// what the machine at hand would not choose is right as well. The whole suite under one: COURSEKIT_SIMD=128, COURSEKIT_CONVOLUTION=lanes.
/// </summary>
[Collection(SharedKernelState.Name)]
public sealed class ForcedPathTests
{
    private const int Shown = 10, Sequence = 500;

    private static readonly string[] Files =
        ["windows", "layers", "pools", "columns", "norms", "products", "contractions", "activations", "losses", "more_losses",
        .. GoldenFile.OfModules];

    public static TheoryData<int, string?> Paths() => new()
    {
        { 512, null }, { 256, null }, { 128, null }, { 0, null },
        { 512, nameof(ConvolutionWay.Product) }, { 512, nameof(ConvolutionWay.Lanes) }, { 512, nameof(ConvolutionWay.Winograd) },
        { 128, nameof(ConvolutionWay.Lanes) }, { 128, nameof(ConvolutionWay.Winograd) }, { 0, nameof(ConvolutionWay.Winograd) },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void GoldenCases_OnAForcedPath_MatchPyTorch(int width, string? way) => Forced(width, way, () =>
    {
        var failures = new List<string>();
        foreach (var golden in Files.SelectMany(GoldenFile.AllCases))
        {
            try
            {
                GoldenTests.Check(golden);
            }
#pragma warning disable CA1031 // whatever it throws is a failure of the case
            catch (Exception error)
#pragma warning restore CA1031
            {
                failures.Add($"{golden.Name}: {error.Message}");
            }
        }
        return failures;
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Sequences_OnAForcedPath_MatchPyTorch(int width, string? way) =>
        Forced(width, way, () => [.. Sequences.Read("sequences-1.txt").Take(Sequence).Select(Replay.Difference).OfType<string>()]);

    private static void Forced(int width, string? way, Func<List<string>> failures)
    {
        var (oldWidth, oldWay) = (Simd.MaxWidth, Convolution.Forced);
        List<string> found;
        try
        {
            Simd.MaxWidth = width;
            Convolution.Forced = way is null ? null : Enum.Parse<ConvolutionWay>(way);
            found = failures();
        }
        finally
        {
            (Simd.MaxWidth, Convolution.Forced) = (oldWidth, oldWay);
        }
        Assert.True(found.Count == 0, new StringBuilder().Append(found.Count).AppendLine(" differ:").AppendJoin('\n', found.Take(Shown))
            .ToString());
    }
}
