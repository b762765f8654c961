using CourseKit.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.ModelTests;

public sealed class ModelTests
{
    // Counts by hand: weights plus biases of every layer.
    public static readonly TheoryData<string, long> Counts = new()
    {
        { "linear", 784 * 10 + 10 },
        { "mlp300", 784 * 300 + 300 + 300 * 10 + 10 },
        { "mlp300-100", 784 * 300 + 300 + 300 * 100 + 100 + 100 * 10 + 10 },
        { "lenet5", 61_706 },
        { "lenet5-1998", 61_706 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Parameters_EachModel_CountAsPublished(string name, long expected) =>
        Assert.Equal(expected, Make(name).parameters().Sum(parameter => parameter.numel()));

    [Theory]
    [MemberData(nameof(Counts))]
    public void Forward_Batch_GivesOneRowOfLogitsEach(string name, long _)
    {
        using var scope = NewDisposeScope();

        Assert.Equal([3L, 10L], Make(name).call(randn(3, 1, 28, 28)).shape);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Backward_EachModel_EveryParameterGetsAGradient(string name, long _)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var model = Make(name);

        functional.cross_entropy(model.call(randn(8, 1, 28, 28)), tensor(new long[] { 0, 1, 2, 3, 4, 5, 6, 7 })).backward();

        Assert.All(model.named_parameters(), entry =>
        {
            Assert.NotNull(entry.parameter.grad);
            Assert.True(entry.parameter.grad!.data<float>().ToArray().Any(value => value != 0), $"{entry.name} has only zero gradients");
        });
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Train_EightImages_CanBeLearntByHeart(string name, long _)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var model = Make(name);
        var (x, y) = (randn(8, 1, 28, 28), tensor(new long[] { 3, 1, 4, 1, 5, 9, 2, 6 }));
        using var optimizer = optim.SGD(model.parameters(), 0.05, momentum: 0.9);
        var loss = double.NaN;
        for (var step = 0; step < 200; step++)
        {
            using var inner = NewDisposeScope();
            var error = functional.cross_entropy(model.call(x), y);
            optimizer.zero_grad();
            error.backward();
            optimizer.step();
            loss = error.item<float>();
        }

        Assert.InRange(loss, 0, 0.01);
    }

    [Fact]
    public void StateDict_LeNet5_HasThePapersNames()
    {
        string[] expected =
        [
            "features.C1.weight", "features.C1.bias", "features.C3.weight", "features.C3.bias",
            "classifier.C5.weight", "classifier.C5.bias", "classifier.F6.weight", "classifier.F6.bias",
            "classifier.output.weight", "classifier.output.bias",
        ];

        Assert.Equal(expected.Order(), new LeNet5().state_dict().Keys.Order());
    }

    [Fact]
    public void LeNet5_Forms_DifferInWhatTheyCompute()
    {
        using var scope = NewDisposeScope();
        var (modern, paper) = (new LeNet5(), new LeNet5(form: LeNet5Form.Paper1998));
        paper.load_state_dict(modern.state_dict());
        var x = randn(2, 1, 28, 28);

        Assert.NotEqual(modern.call(x).data<float>().ToArray(), paper.call(x).data<float>().ToArray());
    }

    private static Module<Tensor, Tensor> Make(string name) => name switch
    {
        "linear" => new LinearClassifier(),
        "mlp300" => new Mlp([300]),
        "mlp300-100" => new Mlp([300, 100]),
        "lenet5" => new LeNet5(),
        _ => new LeNet5(form: LeNet5Form.Paper1998),
    };
}
