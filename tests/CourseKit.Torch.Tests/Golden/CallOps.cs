using System.Reflection;
using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>The rows of tests/golden/ops_calls.py: members of tensors and layers, found by their names.</summary>
internal static class CallOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new() { ["member"] = Member, ["layer"] = Layer };

    /// <summary>What a case is about: an op's name, or for the two rows here the name that they call.</summary>
    public static string Subject(GoldenCase golden) => Rows.ContainsKey(golden.Op) ? golden.Args.Text("name") : golden.Op;

    private static Tensor[] Member(Tensor[] x, Arguments a)
    {
        var name = a.Text("name");
        var self = name.EndsWith('_') ? x[0].clone() : x[0];
        var methods = typeof(Tensor).GetMethods(BindingFlags.Instance | BindingFlags.Public).Where(m => m.Name == name).ToArray();
        var statics =
            new[] { typeof(torch), typeof(nn.functional) }.SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Where(m => m.Name == name);
        var result = methods.Length > 0
            ? CallBinder.Call(methods, self, x, a.Items("with"), [])
            : CallBinder.Call(statics, null, [self, .. x[1..]], [JsonSerializer.SerializeToElement("%0"), .. a.Items("with")], []);
        return CallBinder.Flat(result);
    }

    private static Tensor[] Layer(Tensor[] x, Arguments a)
    {
        var makers = typeof(nn).GetMethods(BindingFlags.Static | BindingFlags.Public).Where(m => m.Name == a.Text("name"));
        var module = (nn.Module)CallBinder.Call(makers, null, x, a.Items("with"), a.Named("named"));
        if (x.Any(t => t.dtype == ScalarType.Float64)) module.to(ScalarType.Float64);
        Fill(module);
        Tensor[] inputs = a.Has("on") ? [.. a.Items("on").Select(i => x[i.GetString()![1] - '0'])] : x;
        List<Tensor> outputs = a.Bool("eval") ? [] : [.. Run(module, inputs)];
        module.eval();
        outputs.AddRange(Run(module, inputs));
        Parameter[] parameters = [.. module.parameters()];
        if (parameters.Length == 0) return [.. outputs];
        var total = outputs.Where(y => y.requires_grad).Select(y => (y * Values.Cotangent(y)).sum()).Aggregate((p, q) => p + q);
        return [.. outputs, .. autograd.grad([total], parameters, retain_graph: true)];
    }

    private static Tensor[] Run(nn.Module module, Tensor[] inputs)
    {
        var types = Array.ConvertAll(inputs, _ => typeof(Tensor));
        var forward = module.GetType().GetMethods().Where(m => m.Name is "forward" or "call").OrderBy(m => m.Name == "forward" ? 0 : 1);
        JsonElement[] places = [.. inputs.Select((_, i) => JsonSerializer.SerializeToElement($"%{i}"))];
        return CallBinder.Flat(CallBinder.Call(forward.Where(m => m.GetParameters().Length >= types.Length), module, inputs, places, []));
    }

    /// <summary>The numbers of ops_calls.py: multiples of 1/64, by place.</summary>
    private static void Fill(nn.Module module)
    {
        using var off = no_grad();
        var k = 0L;
        foreach (var parameter in module.parameters())
        {
            var values = new double[parameter.numel()];
            for (var i = 0L; i < values.Length; i++) values[i] = (((i + k) * 37 + 11) % 61 - 30) / 64.0;
            parameter.copy_(Values.Make(parameter.dtype, parameter.shape, values));
            k++;
        }
    }
}
