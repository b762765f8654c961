using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>SGD in every setting over 20 steps of one small regression, against PyTorch's losses, weight and bias.</summary>
public sealed class SgdTests
{
    public static TheoryData<string> Cases() => GoldenFile.Names("sgd");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_TwentySteps_MatchesPyTorch(string name)
    {
        var golden = GoldenFile.Case("sgd", name);
        var inputs = golden.Inputs;
        var (x, y) = (inputs[0].Make(), inputs[1].Make());
        var (w, b) = (nn.Parameter(inputs[2].Make()), nn.Parameter(inputs[3].Make()));
        using var optimizer = Make(golden.Args, w, b);
        var expected = golden.Outputs;
        var losses = new double[expected[0].Shape[0]];

        for (var step = 0; step < losses.Length; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.mse_loss(nn.functional.linear(x, w, b), y);
            loss.backward();
            optimizer.step();
            losses[step] = Values.Of(loss)[0];
        }

        var tolerance = expected[0].Dtype == ScalarType.Float64 ? Tolerance.Float64 : Tolerance.Float32;
        TensorAssert.Near(expected[0].Data, losses, tolerance, strict: false, "loss");
        TensorAssert.Equal(expected[1].Dtype, expected[1].Shape, expected[1].Data, w, strict: false, "weight");
        TensorAssert.Equal(expected[2].Dtype, expected[2].Shape, expected[2].Data, b, strict: false, "bias");
    }

    private static SGD Make(Arguments a, Parameter w, Parameter b)
    {
        var (lr, momentum, dampening, decay) = (a.Double("lr"), a.Double("momentum"), a.Double("dampening"), a.Double("weight_decay"));
        if (a.Child("bias") is not { } own)
            return optim.SGD([w, b], lr, momentum, dampening, decay, a.Bool("nesterov"), a.Bool("maximize"));
        return optim.SGD(
            [
                new SGD.ParamGroup([w], lr, momentum, dampening, decay),
                new SGD.ParamGroup([b], own.Double("lr"), own.Double("momentum"), own.Double("dampening"), own.Double("weight_decay")),
            ],
            lr);
    }
}
