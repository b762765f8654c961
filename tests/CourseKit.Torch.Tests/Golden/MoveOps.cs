using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table: further views, copies, joins and products.</summary>
internal static class MoveOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["movedim"] = (x, a) => [movedim(x[0], a.Longs("source"), a.Longs("destination"))],
        ["unflatten"] = (x, a) => [x[0].unflatten(a.Long("dim"), a.Longs("sizes"))],
        ["unfold_view"] = (x, a) => [x[0].unfold(a.Long("dim"), a.Long("size"), a.Long("step"))],
        ["as_strided"] = (x, a) => [x[0].as_strided(a.Longs("size"), a.Longs("strides"), a.Long("offset"))],
        ["diagonal"] = (x, a) => [diagonal(x[0], a.Long("offset"), a.Long("dim1"), a.Long("dim2"))],
        ["diag"] = (x, a) => [diag(x[0], a.Long("diagonal"))],
        ["diag_embed"] = (x, a) => [diag_embed(x[0], a.Long("offset"))],
        ["trace"] = (x, a) => [trace(x[0])],
        ["flip"] = (x, a) => [flip(x[0], a.Longs("dims"))],
        ["roll"] = (x, a) => [x[0].roll(a.Longs("shifts"), a.Longs("dims"))],
        ["rot90"] = (x, a) => [rot90(x[0], a.Long("k"), (a.Longs("dims")[0], a.Longs("dims")[1]))],
        ["repeat"] = (x, a) => [x[0].repeat(a.Longs("sizes"))],
        ["tile"] = (x, a) => [tile(x[0], a.Longs("sizes"))],
        ["repeat_interleave"] = (x, a) => [repeat_interleave(x[0], a.Long("repeats"), a.LongOrNull("dim"))],
        ["tril"] = (x, a) => [tril(x[0], a.Long("diagonal"))],
        ["triu"] = (x, a) => [triu(x[0], a.Long("diagonal"))],
        ["split"] = (x, a) => a.IsList("size")
            ? split(x[0], a.Longs("size"), a.Long("dim")) : x[0].split(a.Long("size"), (int)a.Long("dim")),
        ["chunk"] = (x, a) => chunk(x[0], a.Long("chunks"), a.Long("dim")),
        ["tensor_split"] = (x, a) => a.IsList("sections")
            ? tensor_split(x[0], a.Longs("sections"), a.Long("dim"))
            : tensor_split(x[0], a.Long("sections"), a.Long("dim")),
        ["unbind"] = (x, a) => unbind(x[0], a.Long("dim")),
        ["hstack"] = (x, a) => [hstack(x)],
        ["vstack"] = (x, a) => [vstack(x)],
        ["dstack"] = (x, a) => [dstack(x)],
        ["column_stack"] = (x, a) => [column_stack(x)],
        ["block_diag"] = (x, a) => [block_diag(x)],
        ["meshgrid"] = (x, a) => meshgrid(x, a.Text("indexing")),
        ["cartesian_prod"] = (x, a) => [cartesian_prod(x)],
        ["mv"] = (x, a) => [mv(x[0], x[1])],
        ["dot"] = (x, a) => [dot(x[0], x[1])],
        ["inner"] = (x, a) => [inner(x[0], x[1])],
        ["outer"] = (x, a) => [outer(x[0], x[1])],
        ["addmv"] = (x, a) => [x[0].addmv(x[1], x[2], (float)a.Double("beta"), (float)a.Double("alpha"))],
        ["addr"] = (x, a) => [x[0].addr(x[1], x[2], (float)a.Double("beta"), (float)a.Double("alpha"))],
        ["baddbmm"] = (x, a) => [x[0].baddbmm(x[1], x[2], (float)a.Double("beta"), (float)a.Double("alpha"))],
        ["addbmm"] = (x, a) => [x[0].addbmm(x[1], x[2], (float)a.Double("beta"), (float)a.Double("alpha"))],
        ["einsum"] = (x, a) => [einsum(a.Text("equation"), x)],
        ["tensordot"] = (x, a) => [x[0].tensordot(x[1], a.Longs("dims1"), a.Longs("dims2"))],
        ["kron"] = (x, a) => [kron(x[0], x[1])],
        ["cross"] = (x, a) => [linalg.cross(x[0], x[1], a.Long("dim"))],
        ["matrix_power"] = (x, a) => [matrix_power(x[0], (int)a.Long("n"))],
    };
}
