using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Every op against PyTorch: type, shape and values of its outputs, and the gradients of its inputs.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Cases(string file) => GoldenFile.Names(file);

    [Theory]
    [MemberData(nameof(Cases), "elementwise")]
    public void ElementwiseOp_GoldenCase_MatchesPyTorch(string name) => Check(GoldenFile.Case("elementwise", name));

    [Theory]
    [MemberData(nameof(Cases), "shapes")]
    public void ShapeOp_GoldenCase_MatchesPyTorch(string name) => Check(GoldenFile.Case("shapes", name));

    [Theory]
    [MemberData(nameof(Cases), "reductions")]
    public void Reduction_GoldenCase_MatchesPyTorch(string name) => Check(GoldenFile.Case("reductions", name));

    [Theory]
    [MemberData(nameof(Cases), "products")]
    public void Product_GoldenCase_MatchesPyTorch(string name) => Check(GoldenFile.Case("products", name));

    [Theory]
    [MemberData(nameof(Cases), "losses")]
    public void Loss_GoldenCase_MatchesPyTorch(string name) => Check(GoldenFile.Case("losses", name));

    [Theory]
    [MemberData(nameof(Cases), "windows")]
    public void WindowOp_GoldenCase_MatchesPyTorch(string name) => Check(GoldenFile.Case("windows", name));

    internal static void Check(GoldenCase golden)
    {
        using var scope = NewDisposeScope();
        var inputs = golden.Inputs;
        var grads = golden.Grads;
        var leaves = inputs.Select((t, i) => grads[i] is null ? t.Make() : t.Make().requires_grad_(true)).ToArray();

        var outputs = OpTable.Run(golden.Op, [.. inputs.Zip(leaves, (t, leaf) => t.View(leaf))], golden.Args);

        var expected = golden.Outputs;
        Assert.Equal(expected.Length, outputs.Length);
        for (var i = 0; i < outputs.Length; i++)
            TensorAssert.Equal(expected[i].Dtype, expected[i].Shape, expected[i].Data, outputs[i], golden.Strict, $"output {i}");
        if (grads.All(g => g is null)) return;

        var differentiable = outputs.Where(o => o.requires_grad).ToArray();
        Assert.True(differentiable.Length > 0, "No output requires a gradient, though an input does.");
        differentiable.Select(o => (o * Values.Cotangent(o)).sum()).Aggregate((a, b) => a + b).backward();

        // A float64 number next to a float32 tensor is computed with, and gets its gradient, in float32.
        var single = differentiable.Any(o => o.dtype == ScalarType.Float32);
        for (var i = 0; i < leaves.Length; i++)
        {
            if (grads[i] is not { } grad) continue;
            Assert.True(leaves[i].grad is not null, $"Input {i} has no gradient.");
            TensorAssert.Equal(inputs[i].Dtype, inputs[i].Shape, grad, leaves[i].grad!, strict: false, $"gradient of input {i}", single);
        }
    }
}
