using CourseKit.Torch.Tests.Modules;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>
/// 40 steps of several nets and optimisers from manual_seed(0): initial weights, dropout masks, losses and steps are PyTorch's.
/// </summary>
[Collection(GlobalState.Name)]
public sealed class TrainingRunTests
{
    private static readonly Dictionary<string, (Func<Sequential> Net, Func<IEnumerable<Parameter>, optim.Optimizer> Optimizer)> Runs = new()
    {
        ["LeNet-5, Adam"] = (LeNet5.Make, p => optim.Adam(p, 1e-3)),
        ["LeNet-5 with dropout, SGD"] = (Nets.LeNet5WithDropout, p => optim.SGD(p, 0.02, 0.9)),
        ["convolutions with batch norm, SGD"] = (() => Nets.Convolutional(0), p => optim.SGD(p, 0.002, 0.9, weight_decay: 1e-4)),
        ["convolutions with batch norm, AdamW"] = (() => Nets.Convolutional(0), p => optim.AdamW(p, 1e-3, weight_decay: 0.05)),
        ["convolutions with batch norm and dropout, Adam"] = (() => Nets.Convolutional(0.2), p => optim.Adam(p, 1e-3)),
        ["residual, SGD"] = (Nets.Residual, p => optim.SGD(p, 0.01, 0.9)),
        ["residual, Adam"] = (Nets.Residual, p => optim.Adam(p, 1e-3)),
    };

    public static TheoryData<string> Names() => GoldenFile.Names("runs");

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_FortyStepsFromSeedZero_FollowsPyTorchsLosses(string name)
    {
        var expected = GoldenFile.Case("runs", name).Outputs[0].Data;
        manual_seed(0);
        using var net = Runs[name].Net();
        using var optimizer = Runs[name].Optimizer(net.parameters());

        for (var step = 0; step < expected.Length; step++)
        {
            using var scope = NewDisposeScope();
            var (x, labels) = LeNet5.MakeBatch(step);
            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(net.call(x), labels);
            loss.backward();
            optimizer.step();
            var error = Math.Abs(expected[step] - loss.item<float>());
            Assert.True(error <= Tolerance.TrainingLoss, $"loss of step {step}: expected {expected[step]}, got {loss.item<float>()}");
        }
    }
}
