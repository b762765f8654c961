using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Memory;

/// <summary>What the counts of a thread say about tensors that scopes hold, take in and give away.</summary>
[Collection(GlobalState.Name)]
public sealed class DisposeScopeCountTests
{
    private readonly LifetimeStatistics _counts = DisposeScopeManager.Statistics.TensorStatistics;

    public DisposeScopeCountTests() => DisposeScopeManager.Statistics.Reset();

    [EmbeddedFact("TorchSharp counts it")]
    public void Attach_AlreadyInAScope_CountsNothing()
    {
        using var outer = NewDisposeScope();
        var x = tensor(1f);
        outer.Attach(x);
        using var inner = NewDisposeScope();
        inner.Attach(x);

        Assert.Equal(0, _counts.AttachedToScopeCount);
        Assert.True(inner.Contains(x));
        Assert.False(outer.Contains(x));
    }

    [Fact]
    public void Attach_FromOutside_CountsOnce()
    {
        var x = tensor(1f);
        using (var scope = NewDisposeScope())
            scope.Attach(x);

        Assert.Equal((1, 1, 1, 0), (_counts.CreatedOutsideScopeCount, _counts.AttachedToScopeCount, _counts.DisposedInScopeCount,
            DisposeScopeManager.Statistics.ThreadTotalLiveCount));
        Assert.True(x.IsInvalid);
    }

    [Fact]
    public void ToTensor_MakesOneTensorOnly()
    {
        using var number = 1.ToTensor();
        using var row = new[] { 1f, 2 }.ToTensor([2]);

        Assert.Equal(2, _counts.ThreadTotalLiveCount);
    }

    [Fact]
    public void MoveToOther_Tensor_FollowsItsScope()
    {
        using var outer = NewDisposeScope();
        var home = tensor(1f);
        using var free = tensor(2f).DetachFromDisposeScope();
        Tensor follower, freed;
        using (NewDisposeScope())
        {
            follower = tensor(3f).MoveToOtherDisposeScope(home);
            freed = tensor(4f).MoveToOtherDisposeScope(free);
        }

        Assert.True(outer.Contains(follower));
        Assert.False(outer.Contains(freed));
        Assert.False(freed.IsInvalid);
        freed.Dispose();
    }

    [Fact]
    public void Pairs_AreKeptMovedAndDetachedTogether()
    {
        using var outer = NewDisposeScope();
        using var inner = NewDisposeScope();
        var (a, b, c) = (tensor(1f), tensor(2f), tensor(3f));

        var (x, y) = inner.DisposeEverythingBut(a, b);
        Assert.Same(a, x);
        Assert.Same(b, y);
        Assert.True(c.IsInvalid);

        inner.MoveToOuter(a, b);
        Assert.True(outer.Contains(a) && outer.Contains(b));
        outer.MoveToOther(inner, a, b);
        Assert.Equal(2, inner.DisposablesCount);
        inner.Detach(a, b);
        Assert.Equal(2, inner.Attach(new List<IDisposable> { a, b }).Count);
        Assert.Equal(2, _counts.AttachedToScopeCount);
    }
}
