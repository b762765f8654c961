using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Differential;

internal static partial class SequenceOps
{
    private static Dictionary<string, Func<StepArguments, Tensor>> Indexing => new()
    {
        ["masked_fill"] = a => a.T(0).masked_fill(a.T(1), a.S(2)),
        ["masked_fill_"] = a => a.T(0).masked_fill_(a.T(1), a.S(2)),
        ["masked_select"] = a => a.T(0).masked_select(a.T(1)),
        ["mask_get"] = a => a.T(0)[TensorIndex.Tensor(a.T(1))],
        ["mask_set_"] = a => a.T(0).index_put_(tensor(a.Double(2), dtype: a.T(0).dtype), TensorIndex.Tensor(a.T(1))),
        ["flip"] = a => a.T(0).flip(a.Longs(1)),
        ["roll"] = a => a.T(0).roll(a.Long(1), a.Long(2)),
        ["roll_all"] = a => a.T(0).roll(a.Long(1)),
        ["tril"] = a => a.T(0).tril(a.Long(1)),
        ["triu"] = a => a.T(0).triu(a.Long(1)),
        ["diag"] = a => a.T(0).diag(a.Long(1)),
        ["diagonal"] = a => a.T(0).diagonal(a.Long(1), a.Long(2), a.Long(3)),
        ["diag_embed"] = a => a.T(0).diag_embed(a.Long(1)),
        ["repeat"] = a => a.T(0).repeat(a.Longs(1)),
        ["tile"] = a => a.T(0).tile(a.Longs(1)),
        ["repeat_interleave"] = a => a.T(0).repeat_interleave(a.Long(1), a.Long(2)),
        ["movedim"] = a => a.T(0).movedim([a.Long(1)], [a.Long(2)]),
        ["unfold"] = a => a.T(0).unfold(a.Long(1), a.Longs(2)[0], a.Longs(2)[1]),
        ["chunk"] = a => a.T(0).chunk(a.Long(1), a.Long(2))[^1],
        ["split"] = a => a.T(0).split(a.Long(1), (int)a.Long(2))[0],
        ["unbind"] = a => a.T(0).unbind(a.Long(1))[^1],
        ["rot90"] = a => a.T(0).rot90(a.Long(1)),
        ["cat3"] = a => cat([a.T(0), a.T(1), a.T(2)], a.Long(3)),
        ["gather"] = a => a.T(0).gather(a.Long(1), Wrapped(a.T(2), a.T(0), a.Long(1))),
        ["scatter_add"] = a => a.T(0).scatter_add(a.Long(1), Wrapped(a.T(2), a.T(0), a.Long(1)), a.T(3)),
        ["index_add"] = a => a.T(0).index_add(a.Long(1), tensor(a.Longs(2)), a.T(0).narrow(a.Long(1), 0, a.Longs(2).Length), 1),
        ["index_fill"] = a => a.T(0).index_fill(a.Long(1), tensor(a.Longs(2)), a.S(3)),
        ["take"] = a => a.T(0).take(tensor(a.Longs(1))),
        ["index_2"] = a => a.T(0)[TensorIndex.Tensor(tensor(a.Longs(1))), TensorIndex.Tensor(tensor(a.Longs(2)))],
        ["set_slice_"] = SetSlice,
        ["where_s"] = a => where(a.T(0), a.T(1), zeros_like(a.T(1))),
        ["nonzero"] = a => a.T(0).nonzero(),
    };

    /// <summary>Any tensor as indices into a dimension.</summary>
    private static Tensor Wrapped(Tensor index, Tensor x, long dim) =>
        x.dim() == 0 ? zeros_like(index, dtype: ScalarType.Int64)
        : index.to(ScalarType.Int64).remainder(x.shape[dim < 0 ? dim + x.dim() : dim]);

    private static Tensor SetSlice(StepArguments a)
    {
        Slice(a.T(0), a.Longs(1)).fill_(a.S(2));
        return a.T(0);
    }
}
