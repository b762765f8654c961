using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Saving;

/// <summary>An optimiser goes on from a file as if it had never stopped.</summary>
[Collection(GlobalState.Name)]
public sealed class OptimizerFileTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, OptimizerHelper>> Kinds = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.1),
        ["SGD with momentum"] = p => optim.SGD(p, 0.1, 0.9, weight_decay: 0.01, nesterov: true),
        ["Adam"] = p => optim.Adam(p, 0.1),
        ["Adam, amsgrad"] = p => optim.Adam(p, 0.1, amsgrad: true),
        ["AdamW"] = p => optim.AdamW(p, 0.1),
        ["RMSProp"] = p => optim.RMSProp(p, 0.1),
        ["RMSProp, centred with momentum"] = p => optim.RMSProp(p, 0.1, momentum: 0.9, centered: true),
        ["Adagrad"] = p => optim.Adagrad(p, 0.1),
        ["Adadelta"] = p => optim.Adadelta(p, 0.1),
        ["Adamax"] = p => optim.Adamax(p, 0.1),
        ["NAdam"] = p => optim.NAdam(p, 0.1),
        ["RAdam"] = p => optim.RAdam(p, 0.1),
        ["Rprop"] = p => optim.Rprop(p, 0.1),
        ["ASGD"] = p => optim.ASGD(p, 0.1),
    };

    public static TheoryData<string> Names() => new(Kinds.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void SaveAndLoad_InTheMiddleOfARun_GoesOnToTheSameBits(string kind)
    {
        using var net = nn.Linear(4, 3);
        using var optimizer = Kinds[kind](net.parameters());
        Train(net, optimizer, 0, 3);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        net.save(writer);
        optimizer.save_state_dict(writer);
        writer.Flush();
        Train(net, optimizer, 3, 7);

        file.Position = 0;
        using var reader = new BinaryReader(file);
        using var other = nn.Linear(4, 3);
        using var restored = Kinds[kind](other.parameters());
        other.load(reader);
        restored.load_state_dict(reader);
        Assert.Equal(file.Length, file.Position);
        Train(other, restored, 3, 7);

        Assert.Equal(Values.Of(net.weight), Values.Of(other.weight));
        Assert.Equal(Values.Of(net.bias!), Values.Of(other.bias!));
    }

    [Fact]
    public void Save_Adam_WritesTorchSharpsLayout()
    {
        using var weight = new Parameter(ones(1));
        using var adam = optim.Adam([weight], 0.5, 0.8, 0.75, 0.25, 0.125);
        var path = Path.Combine(Path.GetTempPath(), $"coursekit-{Guid.NewGuid():N}.dat");

        adam.save_state_dict(path);

        var file = File.ReadAllBytes(path);
        File.Delete(path);
        using var expected = new MemoryStream();
        using var writer = new BinaryWriter(expected);
        writer.Write("Adam");                           // kind
        writer.Write((byte)1);                          // groups
        writer.Write((byte)1);                          // states
        foreach (var v in new[] { 0.5, 0.5, 0.8, 0.75, 0.25, 0.125 })
            writer.Write(v);                            // initial rate, rate, beta1, beta2, eps, weight_decay
        writer.Write(false);                            // amsgrad
        writer.Write(false);                            // maximize
        writer.Write(0L);                               // step
        foreach (var _ in new[] { "exp_avg", "exp_avg_sq" })
            writer.Write([6, 1, 1, 0, 0, 0, 0]);        // float32, one dimension, of size 1, zero
        writer.Write(false);                            // no max_exp_avg_sq
        writer.Flush();
        Assert.Equal(expected.ToArray(), file);
    }

    [Fact]
    public void Load_OfAnotherKindOrSize_Raises()
    {
        using var net = nn.Linear(2, 2);
        using var adam = optim.Adam(net.parameters());
        using var sgd = optim.SGD(net.parameters(), 0.1);
        using var smaller = optim.Adam([net.weight]);

        Assert.Contains("expected 'SGD', but found 'Adam'",
            Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(Saved(adam))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => smaller.load_state_dict(Saved(adam)));
        Assert.Throws<EndOfStreamException>(() => adam.load_state_dict(Saved(adam, cut: 5)));
    }

    private static BinaryReader Saved(OptimizerHelper optimizer, int cut = 0)
    {
        var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true))
            optimizer.save_state_dict(writer);
        file.SetLength(file.Length - cut);
        file.Position = 0;
        return new BinaryReader(file);
    }

    private static void Train(Linear net, OptimizerHelper optimizer, int from, int to)
    {
        for (var step = from; step < to; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var x = arange(8, dtype: ScalarType.Float32).view(2, 4) / 8 + step;
            (net.call(x) - 1).square().mean().backward();
            optimizer.step();
        }
    }
}
