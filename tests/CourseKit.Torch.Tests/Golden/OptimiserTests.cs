using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Every optimiser over 20 steps of one small regression, against PyTorch's losses, weight and bias.</summary>
public sealed class OptimiserTests
{
    public static TheoryData<string> Cases() => GoldenFile.Names("optimisers");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_TwentySteps_MatchesPyTorch(string name)
    {
        var golden = GoldenFile.Case("optimisers", name);
        var inputs = golden.Inputs;
        var (x, y) = (inputs[0].Make(), inputs[1].Make());
        var (w, b) = (nn.Parameter(inputs[2].Make()), nn.Parameter(inputs[3].Make()));
        using var optimizer = Make(golden.Op, golden.Args, [w, b]);
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

    [Fact]
    public void LoadStateDict_HalfWay_GoesOnToTheSameBits()
    {
        Parameter Start() => nn.Parameter(Values.Make(ScalarType.Float32, [5], [1, -2, 0.5, 3, -1]));
        void Step(Parameter p, optim.Optimizer optimizer)
        {
            optimizer.zero_grad();
            (p * p * p).sum().backward();
            optimizer.step();
        }
        var (whole, first) = (Start(), Start());
        using var one = optim.Adam([whole], 0.1, amsgrad: true);
        using var before = optim.Adam([first], 0.1, amsgrad: true);
        for (var i = 0; i < 3; i++) Step(whole, one);
        for (var i = 0; i < 3; i++) Step(first, before);
        var second = nn.Parameter(first.detach().clone());
        using var after = optim.Adam([second], 0.5);

        after.load_state_dict(before.state_dict());
        for (var i = 0; i < 3; i++) Step(whole, one);
        for (var i = 0; i < 3; i++) Step(second, after);

        Assert.Equal(Values.Of(whole), Values.Of(second));
        Assert.Equal(0.1, after.ParamGroups.Single().LearningRate);
    }

    [Fact]
    public void Step_Closure_ReturnsItsLossAndRunsWithGradients()
    {
        var p = nn.Parameter(Values.Make(ScalarType.Float64, [2], [3, -4]));
        using var optimizer = optim.RMSProp([p], 0.1);

        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var value = p.square().sum();
            value.backward();
            return value;
        });

        Assert.Equal([25], Values.Of(loss!));
        Assert.True(Math.Abs(Values.Of(p)[0]) < 3 && Math.Abs(Values.Of(p)[1]) < 4);
    }

    private static OptimizerHelper Make(string op, Arguments a, Parameter[] p)
    {
        double Value(string name, double absent) => a.Double(name, absent);
        var (beta1, beta2, decay) = (Value("beta1", 0.9), Value("beta2", 0.999), Value("weight_decay", 0));
        return op switch
        {
            "Adam" => optim.Adam(p, Value("lr", 0.001), beta1, beta2, Value("eps", 1e-8), decay, a.Bool("amsgrad"), a.Bool("maximize")),
            "AdamW" => optim.AdamW(p, Value("lr", 0.001), beta1, beta2, Value("eps", 1e-8), decay, a.Bool("amsgrad"), a.Bool("maximize")),
            "RMSProp" => optim.RMSProp(p, Value("lr", 0.01), Value("alpha", 0.99), Value("eps", 1e-8), decay, Value("momentum", 0),
                a.Bool("centered"), a.Bool("maximize")),
            "Adagrad" => optim.Adagrad(p, Value("lr", 0.01), Value("lr_decay", 0), decay, Value("initial_accumulator_value", 0)),
            "Adadelta" => optim.Adadelta(p, Value("lr", 1), Value("rho", 0.9), Value("eps", 1e-6), decay, a.Bool("maximize")),
            "Adamax" => optim.Adamax(p, Value("lr", 0.002), beta1, beta2, weight_decay: decay),
            "NAdam" => optim.NAdam(p, Value("lr", 0.002), beta1, beta2, weight_decay: decay,
                momentum_decay: Value("momentum_decay", 0.004)),
            "RAdam" => optim.RAdam(p, Value("lr", 0.001), beta1, beta2, weight_decay: decay),
            "ASGD" => optim.ASGD(p, Value("lr", 0.01), Value("lambd", 1e-4), Value("alpha", 0.75), Value("t0", 1e6), decay),
            "Rprop" => optim.Rprop(p, Value("lr", 0.01), Value("etaminus", 0.5), Value("etaplus", 1.2), Value("min_step", 1e-6),
                Value("max_step", 50)),
            _ => throw new InvalidDataException($"The harness knows no optimiser '{op}'."),
        };
    }
}
