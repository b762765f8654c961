using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Memory;

/// <summary>A parameter takes its tensor's place in a dispose scope, and leaves it when a module registers it.</summary>
[Collection(GlobalState.Name)]
public sealed class ParameterScopeTests
{
    private readonly LifetimeStatistics _counts = DisposeScopeManager.Statistics.TensorStatistics;

    public ParameterScopeTests() => DisposeScopeManager.Statistics.Reset();

    [Fact]
    public void Parameter_OfATensorInAScope_TakesItsPlace()
    {
        Parameter parameter;
        using (NewDisposeScope())
        {
            var data = tensor(3f);
            parameter = new Parameter(data);
            Assert.Equal((1, 1), (_counts.CreatedInScopeCount, _counts.ThreadTotalLiveCount));

            data.Dispose();

            Assert.Equal((0, 1), (_counts.DisposedInScopeCount, _counts.ThreadTotalLiveCount));
            Assert.Equal(3f, parameter.item<float>());
        }

        Assert.True(parameter.IsInvalid);
        Assert.Equal((1, 0), (_counts.DisposedInScopeCount, _counts.ThreadTotalLiveCount));
    }

    [Fact]
    public void Parameter_Registered_OutlivesTheScope()
    {
        nn.Module layer;
        using (NewDisposeScope())
            layer = nn.Linear(2, 3);

        Assert.All(layer.parameters(), p => Assert.False(p.IsInvalid));
        layer.Dispose();
        Assert.Equal(0, _counts.ThreadTotalLiveCount);
    }

    [Fact]
    public void Parameter_PutInPlaceOfAnother_OutlivesTheScope()
    {
        using var layer = nn.Linear(2, 3);
        using (NewDisposeScope())
            layer.weight = new Parameter(ones(3, 2));

        Assert.Equal(6f, layer.weight.sum().item<float>());
    }

    [EmbeddedFact("TorchSharp empties the tensor")]
    public void Parameter_OfATensor_LeavesTheTensorInUse()
    {
        using var data = ones(2);
        using var first = new Parameter(data);
        using var second = new Parameter(data);

        data.fill_(5);

        Assert.Equal((10f, 10f), (first.sum().item<float>(), second.sum().item<float>()));
    }
}
