using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Gradients;

/// <summary>The wider range of differentiable tensor operations against central differences, to the first and to the second
/// order.</summary>
public sealed class TensorGradientTests
{
    private static readonly Tensor Places = tensor(new long[] { 2, 0, 2 }).DetachFromDisposeScope();
    private static readonly Tensor Grid = tensor(new long[] { 0, 2, 1, 1, 0, 2 }, [2, 3]).DetachFromDisposeScope();
    private static readonly Tensor Mask = tensor(new[] { true, false, true, false, true, true }, [2, 3]).DetachFromDisposeScope();

    private static readonly Dictionary<string, (Func<Tensor[], Tensor> F, long[][] Shapes, Func<double, double>? Place)> Ops = new()
    {
        ["acos"] = (x => x[0].acos(), [[2, 3]], Inside),
        ["acosh"] = (x => x[0].acosh(), [[2, 3]], v => Math.Abs(v) + 1.3),
        ["asin"] = (x => x[0].asin(), [[2, 3]], Inside),
        ["asinh"] = (x => x[0].asinh(), [[2, 3]], null),
        ["atan"] = (x => x[0].atan(), [[2, 3]], null),
        ["atanh"] = (x => x[0].atanh(), [[2, 3]], Inside),
        ["sin"] = (x => x[0].sin(), [[2, 3]], null),
        ["cos"] = (x => x[0].cos(), [[2, 3]], null),
        ["tan"] = (x => x[0].tan(), [[2, 3]], Inside),
        ["sinh"] = (x => x[0].sinh(), [[2, 3]], null),
        ["cosh"] = (x => x[0].cosh(), [[2, 3]], null),
        ["exp2"] = (x => x[0].exp2(), [[2, 3]], null),
        ["expm1"] = (x => x[0].expm1(), [[2, 3]], null),
        ["log10"] = (x => x[0].log10(), [[2, 3]], Positive),
        ["log1p"] = (x => x[0].log1p(), [[2, 3]], Positive),
        ["log2"] = (x => x[0].log2(), [[2, 3]], Positive),
        ["erf"] = (x => x[0].erf(), [[2, 3]], null),
        ["erfc"] = (x => x[0].erfc(), [[2, 3]], null),
        ["erfinv"] = (x => x[0].erfinv(), [[2, 3]], Inside),
        ["lgamma"] = (x => x[0].lgamma(), [[2, 3]], Positive),
        ["digamma"] = (x => x[0].digamma(), [[2, 3]], Positive),
        ["polygamma"] = (x => x[0].polygamma(2), [[2, 3]], v => Math.Abs(v) + 1),
        ["mvlgamma"] = (x => x[0].mvlgamma(2), [[2, 3]], v => Math.Abs(v) + 1),
        ["i0"] = (x => x[0].i0(), [[2, 3]], FarFromZero),
        ["rsqrt"] = (x => x[0].rsqrt(), [[2, 3]], Positive),
        ["reciprocal"] = (x => x[0].reciprocal(), [[2, 3]], FarFromZero),
        ["sinc"] = (x => x[0].sinc(), [[2, 3]], FarFromZero),
        ["logit"] = (x => x[0].logit(), [[2, 3]], v => 0.5 + v / 5),
        ["deg2rad"] = (x => x[0].deg2rad(), [[2, 3]], null),
        ["remainder"] = (x => x[0].remainder(x[1]), [[2, 3], [3]], v => Math.Abs(v) + 2.7),
        ["fmod"] = (x => x[0].fmod(x[1]), [[2, 3], [3]], v => Math.Abs(v) + 2.7),
        ["atan2"] = (x => x[0].atan2(x[1]), [[2, 3], [3]], FarFromZero),
        ["hypot"] = (x => x[0].hypot(x[1]), [[2, 3], [2, 1]], FarFromZero),
        ["copysign"] = (x => x[0].copysign(x[1]), [[2, 3], [3]], FarFromZero),
        ["fmax"] = (x => x[0].fmax(x[1]), [[2, 3], [3]], null),
        ["fmin"] = (x => x[0].fmin(x[1]), [[2, 3], [3]], null),
        ["logaddexp"] = (x => x[0].logaddexp(x[1]), [[2, 3], [3]], null),
        ["logaddexp2"] = (x => x[0].logaddexp2(x[1]), [[2, 3], [3]], null),
        ["xlogy"] = (x => x[0].xlogy(x[1]), [[2, 3], [3]], Positive),
        ["pow, both"] = (x => x[0].pow(x[1]), [[2, 3], [3]], Positive),
        ["ldexp"] = (x => x[0].ldexp(x[1]), [[2, 3], [3]], null),
        ["addcmul"] = (x => x[0].addcmul(x[1], x[2], 0.5), [[2, 3], [3], [2, 1]], null),
        ["addcdiv"] = (x => x[0].addcdiv(x[1], x[2], 0.5), [[2, 3], [3], [2, 1]], FarFromZero),
        ["lerp"] = (x => x[0].lerp(x[1], x[2]), [[2, 3], [3], [2, 1]], null),
        ["clamp by tensors"] = (x => x[0].clamp(x[1] - 3, x[2] + 0.3), [[2, 3], [3], [3]], null),
        ["index by vectors"] = (x => x[0][Places, Places], [[3, 3]], null),
        ["index_select"] = (x => x[0].index_select(0, Places), [[3, 2]], null),
        ["index_put"] = (x => (x[0] * 2).index_put_(x[1], [TensorIndex.Tensor(tensor(new long[] { 2, 0 }))]), [[3, 2], [2, 2]], null),
        ["index_put, added"] = (x => (x[0] * 2).index_put_(x[1], [TensorIndex.Tensor(Places)], true), [[3, 2], [3, 2]], null),
        ["gather"] = (x => x[0].gather(0, Grid), [[3, 3]], null),
        ["scatter"] = (x => x[0].scatter(0, Grid, x[1]), [[3, 3], [2, 3]], null),
        ["scatter_add"] = (x => x[0].scatter_add(0, Grid, x[1]), [[3, 3], [2, 3]], null),
        ["index_add"] = (x => x[0].index_add(0, Places, x[1], -2), [[3, 2], [3, 2]], null),
        ["index_fill"] = (x => x[0].index_fill(0, Places, 3), [[3, 2]], null),
        ["take"] = (x => x[0].take(Grid), [[2, 2]], null),
        ["masked_fill"] = (x => x[0].masked_fill(Mask, 2), [[2, 3]], null),
        ["masked_select"] = (x => x[0].masked_select(Mask), [[2, 3]], null),
        ["masked_scatter"] = (x => x[0].masked_scatter(Mask, x[1]), [[2, 3], [5]], null),
        ["cumsum"] = (x => x[0].cumsum(1), [[2, 3]], null),
        ["cumprod"] = (x => x[0].cumprod(1), [[2, 4]], FarFromZero),
        ["logcumsumexp"] = (x => x[0].logcumsumexp(0), [[4, 2]], null),
        ["cummax"] = (x => x[0].cummax(1).values, [[2, 4]], null),
        ["sort"] = (x => x[0].sort(1, descending: true).Values, [[2, 4]], null),
        ["topk"] = (x => x[0].topk(2, 1).values, [[2, 4]], null),
        ["kthvalue"] = (x => x[0].kthvalue(2, 1).values, [[2, 4]], null),
        ["median"] = (x => x[0].median(), [[7]], null),
        ["quantile"] = (x => x[0].quantile(tensor(new[] { 0.3, 0.8 }), 1), [[2, 4]], null),
        ["prod"] = (x => x[0].prod(), [[2, 2]], null),
        ["prod of a dim"] = (x => x[0].prod(1), [[2, 3]], null),
        ["amax"] = (x => x[0].amax([0L, 2L], false), [[2, 2, 3]], null),
        ["norm 2"] = (x => x[0].norm(), [[2, 3]], null),
        ["norm 1"] = (x => x[0].norm(1f), [[2, 3]], FarFromZero),
        ["norm 3 of a dim"] = (x => x[0].norm(1, true, 3f), [[2, 3]], FarFromZero),
        ["norm inf"] = (x => x[0].norm(float.PositiveInfinity), [[2, 3]], null),
        ["logsumexp"] = (x => x[0].logsumexp(1), [[2, 3]], null),
        ["std of two dims"] = (x => x[0].std((0, 2)), [[2, 2, 3]], null),
        ["unfold"] = (x => x[0].unfold(0, 3, 2), [[7, 2]], null),
        ["unfold twice"] = (x => x[0].unfold(0, 2, 1).unfold(1, 2, 1), [[4, 3]], null),
        ["as_strided with overlap"] = (x => x[0].as_strided([3, 2], [1, 2], 1), [[7]], null),
        ["diagonal"] = (x => x[0].diagonal(1), [[3, 4]], null),
        ["diag_embed"] = (x => x[0].diag_embed(-1), [[2, 3]], null),
        ["flip and roll"] = (x => x[0].flip(0, 1).roll(2, 1), [[2, 3]], null),
        ["rot90"] = (x => x[0].rot90(3), [[2, 3]], null),
        ["repeat"] = (x => x[0].repeat(2, 1, 3), [[2, 2]], null),
        ["repeat_interleave"] = (x => x[0].repeat_interleave(2, 1), [[2, 2]], null),
        ["tril and triu"] = (x => x[0].tril() * 2 + x[0].triu(1), [[3, 3]], null),
        ["split and hstack"] = (x => hstack(x[0].split(2, 1)[1], x[0].split(2, 1)[0]), [[2, 3]], null),
        ["outer and dot"] = (x => x[0].outer(x[1]) * x[0].dot(x[1]), [[3], [3]], null),
        ["addmv"] = (x => x[0].addmv(x[1], x[2], 0.5f, 2), [[2], [2, 3], [3]], null),
        ["baddbmm"] = (x => x[0].baddbmm(x[1], x[2]), [[2, 2, 2], [2, 2, 3], [2, 3, 2]], null),
        ["einsum"] = (x => einsum("bij,bjk,k->bi", x), [[2, 2, 3], [2, 3, 2], [2]], null),
        ["tensordot"] = (x => x[0].tensordot(x[1], [1], [0]), [[2, 3], [3, 2]], null),
        ["kron"] = (x => x[0].kron(x[1]), [[2, 2], [1, 2]], null),
        ["cross"] = (x => linalg.cross(x[0], x[1]), [[2, 3], [2, 3]], null),
        ["matrix_power"] = (x => x[0].matrix_power(3), [[2, 2]], null),
        ["a write through a view"] = (x => WriteThrough(x[0] * 1, x[1]), [[2, 3], [3]], null),
    };

    public static TheoryData<string> Names() => [.. Ops.Keys.Where(Golden.EngineDifferences.Runs)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_Op_EqualsCentralDifferences(string name)
    {
        using var scope = NewDisposeScope();
        var (f, shapes, place) = Ops[name];

        GradientCheck.Run(f, shapes, place: place);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BackwardOfBackward_Op_EqualsCentralDifferences(string name)
    {
        using var scope = NewDisposeScope();
        var (f, shapes, place) = Ops[name];

        GradientCheck.Run(x => FirstDerivative(f, x), shapes, seed: 5, place: place);
    }

    /// <summary>The gradient of sum(f(x)^2) with respect to the first input, plus terms that keep the others in the graph.</summary>
    private static Tensor FirstDerivative(Func<Tensor[], Tensor> f, Tensor[] x)
    {
        using var recording = enable_grad();
        var inputs = x.Select(t => t.requires_grad ? t : t.detach().requires_grad_(true)).ToArray();
        var y = f(inputs);
        var gradient = autograd.grad([(y * y).sum()], [inputs[0]], retain_graph: true, create_graph: true)[0];
        return inputs.Skip(1).Aggregate(gradient, (sum, t) => sum + t.sum() * 0);
    }

    private static Tensor WriteThrough(Tensor y, Tensor row)
    {
        y[1].mul_(row);
        y.select(1, 0).add_(y.select(1, 2) * 2);
        return y;
    }

    private static double FarFromZero(double v) => v < 0 ? v - 0.3 : v + 0.3;

    private static double Positive(double v) => Math.Abs(v) + 0.3;

    private static double Inside(double v) => v * 0.45;
}
