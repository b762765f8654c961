using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>Parameters held in lists and dictionaries: their names, and what taking one out does.</summary>
[Collection(GlobalState.Name)]
public sealed class ParameterCollectionTests
{
    [Fact]
    public void ParameterList_NamesParametersByPosition()
    {
        using var list = nn.ParameterList(Of(1), Of(2));
        list.append(Of(3));

        Assert.Equal(["0", "1", "2"], list.named_parameters(true).Select(p => p.name));
        Assert.Equal([1, 2, 3], list.Select(p => p.item<double>()));
        Assert.Equal(["0", "1", "2"], list.state_dict().Keys);
    }

    [Fact]
    public void ParameterList_RemoveAndInsert_NumbersAnew()
    {
        Parameter first = Of(1), second = Of(2), third = Of(3);
        using var list = nn.ParameterList(first, second);

        Assert.True(list.Remove(first));
        Assert.False(list.Remove(first));
        list.Insert(0, third);

        Assert.Equal(["0", "1"], list.named_parameters(true).Select(p => p.name));
        Assert.Same(third, list[0]);
        Assert.Equal(1, list.IndexOf(second));
        Assert.DoesNotContain(first, list);
        Assert.Equal(1, first.item<double>());      // taken out, not disposed
    }

    [Fact]
    public void ParameterDict_KeepsTheOrderOfAdding()
    {
        using var dict = nn.ParameterDict(("right", Of(1)), ("left", Of(2)));
        dict["right"] = Of(5);

        Assert.Equal(["right", "left"], dict.named_parameters(true).Select(p => p.name));
        Assert.Equal([5, 2], dict.values().Select(p => p.item<double>()));
        Assert.True(dict.ContainsKey("left"));
        Assert.False(dict.TryGetValue("up", out _));
        Assert.Throws<KeyNotFoundException>(() => dict["up"]);
        Assert.Throws<ArgumentException>(() => dict.Add("left", Of(3)));
    }

    [Fact]
    public void Module_HoldingParameters_LearnsThem()
    {
        using var net = new Mixture();
        using var optimiser = optim.SGD(net.parameters(), 0.5);

        using (var loss = net.call(tensor(new double[] { 2 })).sum())
            loss.backward();
        optimiser.step();

        Assert.Equal(["weights.0", "weights.1", "named.shift"], net.named_parameters(true).Select(p => p.name));
        // y = (1 + 2) x + 3 at x = 2: each weight's slope is 2, the shift's 1
        Assert.Equal([0, 1, 2.5], net.parameters().Select(p => p.item<double>()));
    }

    [Fact]
    public void To_TensorDeviceAndType_ConvertsParameters()
    {
        using var layer = nn.Linear(2, 3);
        using var like = zeros(1, dtype: ScalarType.Float64);

        Assert.Equal(ScalarType.Float64, layer.to(like).weight!.dtype);
        Assert.Equal(ScalarType.Float32, layer.to(CPU, ScalarType.Float32).weight!.dtype);
        Assert.Same(layer, layer.to(DeviceType.CPU));
    }

    private static Parameter Of(double value) => new(tensor(new[] { value }));

    private sealed class Mixture : nn.Module<Tensor, Tensor>
    {
        private readonly ParameterList weights = nn.ParameterList(Of(1), Of(2));
        private readonly ParameterDict named = nn.ParameterDict(("shift", Of(3)));

        public Mixture() : base(nameof(Mixture)) => RegisterComponents();

        public override Tensor forward(Tensor x) => (weights[0] + weights[1]) * x + named["shift"];
    }
}
