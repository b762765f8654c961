using CourseKit.Torch.Tests.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Memory;

/// <summary>Operations from several threads at once, while finalisers return what nobody disposed.</summary>
[Collection(GlobalState.Name)]
public sealed class ThreadSafetyTests
{
    private const int Workers = 4, Rounds = 150;

    [EmbeddedFact("with TorchSharp a finaliser may free a tensor that a native call still reads, and that ends the process")]
    public async Task Operations_FromSeveralThreadsWhileFinalisersRun_GiveTheSameBits()
    {
        using var x = rand(32, 48, generator: new Generator(1));
        using var w = rand(48, 40, generator: new Generator(2));
        var expected = Values.Of(Work(x, w));
        var wrong = 0;
        using var done = new CancellationTokenSource();
        var collector = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });

        Parallel.For(0, Workers, new ParallelOptions { MaxDegreeOfParallelism = Workers }, _ =>
        {
            for (var round = 0; round < Rounds; round++)
                if (!expected.AsSpan().SequenceEqual(Values.Of(Work(x, w))))
                    Interlocked.Increment(ref wrong);
        });
        await done.CancelAsync();
        await collector;

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Training_OfSeveralNetsAtOnce_GivesEachItsOwnBits()
    {
        manual_seed(3);
        var nets = Enumerable.Range(0, 3).Select(_ => LeNet5.Make()).ToArray();
        var copies = nets.Select(net => { var copy = LeNet5.Make(); copy.load_state_dict(net.state_dict()); return copy; }).ToArray();

        Parallel.ForEach(nets, net => Train(net));
        foreach (var copy in copies)
            Train(copy);

        for (var i = 0; i < nets.Length; i++)
            Assert.Equal(copies[i].parameters().SelectMany(p => Values.Of(p)), nets[i].parameters().SelectMany(p => Values.Of(p)));
    }

    /// <summary>Forward and backward through products, broadcasting, reductions and views, with nothing disposed.</summary>
    private static Tensor Work(Tensor x, Tensor w)
    {
        var leaf = x.detach().clone().requires_grad_();
        (leaf.matmul(w).tanh() * 0.5 + leaf.mean([1L], keepdim: true)).t().softmax(0).sum().backward();
        return leaf.grad! + leaf.pow(3).slice(0, 0, 32, 1);
    }

    private static void Train(TorchSharp.Modules.Sequential net)
    {
        using var optimizer = optim.SGD(net.parameters(), 0.05, 0.9);
        for (var step = 0; step < 4; step++)
            LeNet5.Step(net, optimizer, step);
    }
}
