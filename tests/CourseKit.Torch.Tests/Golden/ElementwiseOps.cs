using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table that work element by element.</summary>
internal static class ElementwiseOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["add"] = (x, a) => [x[0] + x[1]],
        ["sub"] = (x, a) => [x[0] - x[1]],
        ["mul"] = (x, a) => [x[0] * x[1]],
        ["div"] = (x, a) => [x[0] / x[1]],
        ["div_floor"] = (x, a) => [x[0].div(x[1], RoundingMode.floor)],
        ["div_trunc"] = (x, a) => [x[0].div(x[1], RoundingMode.trunc)],
        ["add_alpha"] = (x, a) => [x[0].add(x[1], a.Scalar("alpha"))],
        ["maximum"] = (x, a) => [maximum(x[0], x[1])],
        ["minimum"] = (x, a) => [minimum(x[0], x[1])],
        ["eq"] = (x, a) => [x[0].eq(x[1])],
        ["ne"] = (x, a) => [x[0].ne(x[1])],
        ["lt"] = (x, a) => [x[0].lt(x[1])],
        ["le"] = (x, a) => [x[0].le(x[1])],
        ["gt"] = (x, a) => [x[0].gt(x[1])],
        ["ge"] = (x, a) => [x[0].ge(x[1])],
        ["where"] = (x, a) => [where(x[0], x[1], x[2])],
        ["self"] = (x, a) => [x[0] * x[0] + x[0]],
        ["add_scalar"] = (x, a) => [x[0] + a.Scalar("value")],
        ["sub_scalar"] = (x, a) => [x[0] - a.Scalar("value")],
        ["mul_scalar"] = (x, a) => [x[0] * a.Scalar("value")],
        ["div_scalar"] = (x, a) => [x[0] / a.Scalar("value")],
        ["scalar_add"] = (x, a) => [a.Scalar("value") + x[0]],
        ["scalar_sub"] = (x, a) => [a.Scalar("value") - x[0]],
        ["scalar_mul"] = (x, a) => [a.Scalar("value") * x[0]],
        ["scalar_div"] = (x, a) => [a.Scalar("value") / x[0]],
        ["eq_scalar"] = (x, a) => [x[0].eq(a.Scalar("value"))],
        ["ne_scalar"] = (x, a) => [x[0].ne(a.Scalar("value"))],
        ["lt_scalar"] = (x, a) => [x[0].lt(a.Scalar("value"))],
        ["le_scalar"] = (x, a) => [x[0].le(a.Scalar("value"))],
        ["gt_scalar"] = (x, a) => [x[0].gt(a.Scalar("value"))],
        ["ge_scalar"] = (x, a) => [x[0].ge(a.Scalar("value"))],
        ["pow_scalar"] = (x, a) => [x[0].pow(a.Scalar("value"))],
        ["clamp"] = (x, a) => [x[0].clamp(a.ScalarOrNull("min"), a.ScalarOrNull("max"))],
        ["neg"] = (x, a) => [-x[0]],
        ["exp"] = (x, a) => [x[0].exp()],
        ["log"] = (x, a) => [x[0].log()],
        ["sqrt"] = (x, a) => [x[0].sqrt()],
        ["square"] = (x, a) => [x[0].square()],
        ["sign"] = (x, a) => [x[0].sign()],
        ["abs"] = (x, a) => [x[0].abs()],
        ["tanh"] = (x, a) => [x[0].tanh()],
        ["sigmoid"] = (x, a) => [x[0].sigmoid()],
        ["relu"] = (x, a) => [x[0].relu()],
        ["to_type"] = (x, a) => [x[0].to_type(a.Dtype())],
        ["dropout_eval"] = (x, a) => [nn.functional.dropout(x[0], a.Double("p"), training: false)],
        ["add_"] = (x, a) => [x[0].clone().add_(x[1])],
        ["sub_"] = (x, a) => [x[0].clone().sub_(x[1])],
        ["mul_"] = (x, a) => [x[0].clone().mul_(x[1])],
        ["div_"] = (x, a) => [x[0].clone().div_(x[1])],
        ["add_scalar_"] = (x, a) => [x[0].clone().add_(a.Scalar("value"))],
        ["mul_scalar_"] = (x, a) => [x[0].clone().mul_(a.Scalar("value"))],
        ["neg_"] = (x, a) => [x[0].clone().neg_()],
        ["exp_"] = (x, a) => [x[0].clone().exp_()],
        ["log_"] = (x, a) => [x[0].clone().log_()],
        ["sqrt_"] = (x, a) => [x[0].clone().sqrt_()],
        ["abs_"] = (x, a) => [x[0].clone().abs_()],
        ["tanh_"] = (x, a) => [x[0].clone().tanh_()],
        ["sigmoid_"] = (x, a) => [x[0].clone().sigmoid_()],
        ["relu_"] = (x, a) => [x[0].clone().relu_()],
        ["clamp_"] = (x, a) => [x[0].clone().clamp_(a.ScalarOrNull("min"), a.ScalarOrNull("max"))],
        ["zero_"] = (x, a) => [x[0].clone().zero_()],
        ["fill_"] = (x, a) => [x[0].clone().fill_(a.Scalar("value"))],
        ["copy_"] = (x, a) => [x[0].clone().copy_(x[1])],
        ["set_slice"] = (x, a) => [SetSlice(x, a)],
    };

    private static Tensor SetSlice(Tensor[] x, Arguments a)
    {
        var y = x[0].clone();
        y[a.Indices] = x.Length > 1 ? x[1] : tensor(a.Double("value"), dtype: y.dtype);
        return y;
    }
}
