using CourseKit.Torch.Tests.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Memory;

/// <summary>Who disposes what, and when: scopes nested, moved out of, detached from.</summary>
[Collection(GlobalState.Name)]
public sealed class DisposeScopeTests
{
    [Fact]
    public void Scope_Ends_ItsTensorsAreDisposedAndCounted()
    {
        var before = Tensor.TotalCount;
        Tensor inside;
        using (NewDisposeScope())
        {
            inside = zeros(3);
            _ = inside + 1;
            Assert.Equal(before + 2, Tensor.TotalCount);
        }

        Assert.True(inside.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
        Assert.True(Tensor.PeakCount >= before + 2);
    }

    [Fact]
    public void Use_AfterDispose_ThrowsAClearError()
    {
        var x = zeros(3);
        x.Dispose();

        Assert.ThrowsAny<InvalidOperationException>(() => x.shape);
        Assert.ThrowsAny<InvalidOperationException>(() => x + 1);
        Assert.ThrowsAny<InvalidOperationException>(() => ones(3) * x);
        x.Dispose();
    }

    [Fact]
    public void MoveToOuter_FromInnerScope_LivesUntilTheOuterEnds()
    {
        Tensor moved, left;
        using (NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                (moved, left) = (zeros(3), zeros(3));
                inner.MoveToOuter(moved);
            }
            Assert.False(moved.IsInvalid);
            Assert.True(left.IsInvalid);
        }
        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void MoveToOuterDisposeScope_OnTheTensor_ReturnsItAndLetsItLive()
    {
        static Tensor Compute()
        {
            using var scope = NewDisposeScope();
            return (ones(3) + 1).MoveToOuterDisposeScope();
        }

        using var y = Compute();

        Assert.Equal([2, 2, 2], Values.Of(y));
    }

    [Fact]
    public void Detach_FromNestedScopes_SurvivesAll()
    {
        Tensor kept, alsoKept;
        using (NewDisposeScope())
        {
            using var inner = NewDisposeScope();
            kept = inner.Detach(zeros(3));
            alsoKept = zeros(3).DetachFromDisposeScope();
        }

        Assert.False(kept.IsInvalid);
        Assert.False(alsoKept.IsInvalid);
        kept.Dispose();
        alsoKept.Dispose();
    }

    [Fact]
    public void DisposeEverythingBut_Some_KeepsThoseUntilTheEnd()
    {
        Tensor keep, drop;
        using (var scope = NewDisposeScope())
        {
            (keep, drop) = (zeros(3), zeros(3));
            scope.DisposeEverythingBut(keep);
            Assert.False(keep.IsInvalid);
            Assert.True(drop.IsInvalid);
            Assert.Equal(1, scope.DisposablesCount);
        }
        Assert.True(keep.IsInvalid);
    }

    [Fact]
    public void Attach_ATensorMadeOutside_DisposesItWithTheScope()
    {
        var outside = zeros(3);
        using (var scope = NewDisposeScope())
        {
            scope.Attach(outside);
            Assert.True(scope.Contains(outside));
        }

        Assert.True(outside.IsInvalid);
    }

    [Fact]
    public void Dispose_ByHandInAScope_IsTakenOffItsList()
    {
        using var scope = NewDisposeScope();
        var x = zeros(3);
        Assert.Equal(1, scope.DisposablesCount);

        x.Dispose();

        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Scope_OnOneThread_LeavesAnothersTensorsAlone()
    {
        Tensor other;
        using (NewDisposeScope())
            other = OtherThread.Run(() => zeros(3));

        Assert.False(other.IsInvalid);
        other.Dispose();
    }

    [EmbeddedFact("TorchSharp goes on putting tensors in the disposed scope")]
    public void Scope_DisposedOnAnotherThread_TakesNoMoreTensors()
    {
        var scope = NewDisposeScope();
        OtherThread.Run(() =>
        {
            scope.Dispose();
            return 0;
        });

        using var x = zeros(3);

        Assert.Equal(0, scope.DisposablesCount);
        Assert.NotSame(scope, CurrentDisposeScope);
    }

    [Fact]
    public void View_OfADisposedBase_KeepsTheMemory()
    {
        var x = tensor(new[] { 1f, 2f, 3f, 4f }, [2, 2]);
        var view = x.t();

        x.Dispose();

        Assert.Equal([1, 3, 2, 4], Values.Of(view));
    }

    [Fact]
    public void Backward_IntermediatesDisposed_StillWorks()
    {
        var x = Values.Leaf(1f, 2f);
        Tensor y;
        using (var scope = NewDisposeScope())
            y = scope.Detach((x * x).exp().sum());

        y.backward();

        TensorAssert.Near([2 * Math.E, 4 * Math.Exp(4)], Values.Of(x.grad!), Tolerance.Float32, strict: true, "gradient");
    }

    [Fact]
    public void Grad_MadeInAScope_OutlivesIt()
    {
        var x = Values.Leaf(1f, 2f);
        using (NewDisposeScope()) (x * 3).sum().backward();

        Assert.Equal([3, 3], Values.Of(x.grad!));
    }

    [Fact]
    public void Training_StepsInScopes_TensorCountStaysFlat()
    {
        manual_seed(0);
        using var net = LeNet5.Make();
        using var optimizer = optim.SGD(net.parameters(), 0.05, 0.9);
        long Count(int step)
        {
            using (NewDisposeScope()) LeNet5.Step(net, optimizer, step);
            return Tensor.TotalCount;
        }
        Count(0);

        var counts = Enumerable.Range(1, 5).Select(Count).Distinct();

        Assert.Single(counts);
    }
}
