using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>Lists and dictionaries of parameters, and the names under which fields are registered.</summary>
public sealed class ParameterContainerTests
{
    [Fact]
    public void NamedParameters_ListAndDictInAModule_HaveDottedNames()
    {
        using var model = new Holder();

        string[] names = [.. model.named_parameters().Select(p => p.name)];

        Assert.Equal(["scales.0", "scales.1", "tables.first", "tables.second", "head.weight"], names);
        Assert.True(model.has_parameter("tables.second"));
    }

    [EmbeddedFact("TorchSharp compares values")]
    public void Remove_ParameterOfEqualValues_TakesTheOneThatWasMeant()
    {
        var (first, second) = (Of(5), Of(5));
        using var list = nn.ParameterList(first, second);

        Assert.True(list.Remove(second));

        Assert.Same(first, Assert.Single(list));
    }

    [EmbeddedFact("TorchSharp takes the tensor's handle over")]
    public void AsParameter_PlainTensor_SharesMemoryAndLearns()
    {
        using var values = zeros(3);
        using var parameter = values.AsParameter();

        values.fill_(2);

        Assert.True(parameter.requires_grad);
        Assert.Equal(6, parameter.sum().ToSingle());
    }

    private static Parameter Of(float value) => new(tensor(value));

    private sealed class Holder : nn.Module<Tensor, Tensor>
    {
        private readonly ParameterList scales = new(new Parameter(randn(2)), new Parameter(randn(2)));
        private readonly ParameterDict tables = new() { { "first", new Parameter(randn(2)) }, { "second", new Parameter(randn(2)) } };

        [ComponentName(Name = "head")]
        private readonly Linear _last = nn.Linear(2, 2, hasBias: false);

        public Holder() : base(nameof(Holder)) => RegisterComponents();

        public override Tensor forward(Tensor input) => _last.call(input * scales[0] + tables["first"]);
    }
}
