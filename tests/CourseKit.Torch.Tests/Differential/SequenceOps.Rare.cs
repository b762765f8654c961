using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Differential;

/// <summary>The operations of tests/golden/sequence_rare.py on tensors: indices, types, products.</summary>
internal static partial class SequenceOps
{
    private static TensorIndex Index(long[] places) => TensorIndex.Tensor(tensor(places));

    private static Tensor Narrowed(Tensor x, long[] places) => x.narrow(0, 0, places.Length);

    /// <summary>A whole number as PyTorch takes it beside the first tensor: it has that tensor's type, where this is an integer.</summary>
    private static Tensor Whole(StepArguments a) => tensor(a.Long(1)).to(
        a.T(0).dtype is ScalarType.Byte or ScalarType.Int32 ? a.T(0).dtype : ScalarType.Int64);

    private static Tensor Changed(Tensor x, Action<Tensor> change)
    {
        change(x);
        return x;
    }

    private static Dictionary<string, Func<StepArguments, Tensor>> RareIndices => new()
    {
        ["put_add"] = a => a.T(0).clone().index_put_(Narrowed(a.T(0), a.Longs(1)), [Index(a.Longs(1))], true),
        ["put_rows_"] = a => Changed(a.T(0), x => x[Index(a.Longs(1))] = tensor(a.Double(2)).to(x.dtype)),
        ["put_pairs_"] = a => Changed(a.T(0), x => x[Index(a.Longs(1)), Index(a.Longs(2))] = tensor(a.Double(3)).to(x.dtype)),
        ["rows_then_slice"] = a => a.T(0)[Index(a.Longs(1)), TensorIndex.Slice(1)],
        ["slice_then_rows"] = a => a.T(0)[TensorIndex.Colon, Index(a.Longs(1))],
        ["last_rows"] = a => a.T(0)[TensorIndex.Ellipsis, Index(a.Longs(1))],
        ["split_indices"] = a => a.T(0)[Index(a.Longs(1)), TensorIndex.Colon, Index(a.Longs(1))],
        ["new_axis"] = a => a.T(0)[TensorIndex.None, TensorIndex.Ellipsis, TensorIndex.None],
        ["grid"] = a => a.T(0)[TensorIndex.Tensor(tensor(new long[,] { { 0, -1 }, { -1, 0 } }))],
        ["mask_rows"] = a => a.T(0)[TensorIndex.Tensor(a.T(1).dim() > 1 ? a.T(1)[TensorIndex.Colon, TensorIndex.Single(0)] : a.T(1))],
        ["mask_of_self"] = a => a.T(0)[a.T(0) > 0],
        ["mask_and_slice"] = a => a.T(0)[a.T(1)][TensorIndex.Ellipsis, TensorIndex.Slice(null, 1)],
        ["masked_scatter"] = a => a.T(0).masked_scatter(a.T(1), a.T(0).flatten()),
        ["where_numbers"] = a => where(a.T(0), a.T(1), tensor(a.Double(2)).to(a.T(1).dtype)),
        ["index_copy"] = a => a.T(0).index_copy(0, tensor(a.Longs(1)), a.T(0).narrow(0, 0, 1)),
        ["take_along"] = a => a.T(0).take_along_dim(zeros_like(a.T(0)).to(ScalarType.Int64), -1),
        ["scatter_number"] = a => a.T(0).scatter(a.Long(1),
            a.T(2).to(ScalarType.Int64).remainder(a.T(0).shape[a.Long(1) < 0 ? a.Long(1) + a.T(0).dim() : a.Long(1)]),
            full_like(a.T(2), 2.5, a.T(0).dtype)),
        ["searchsorted"] = a => searchsorted(a.T(0).detach().flatten().sort().Values, a.T(1).detach()),
        ["unique"] = a => a.T(0).detach().unique().output,
        ["one_hot"] = a => nn.functional.one_hot(a.T(0).to(ScalarType.Int64).abs().remainder(5), 5),
        ["bincount"] = a => a.T(0).to(ScalarType.Int64).abs().flatten().remainder(7).bincount(null, 0),
        ["tril_pick"] = a => a.T(0).tril(-1) + a.T(0).triu(1).transpose(-1, -2),
        ["as_strided"] = a => a.T(0).contiguous().as_strided([2, 2], [1, 1]),
        ["set_column_"] = a => Changed(a.T(0), x => x.select(-1, 0).fill_(a.S(1))),
        ["add_to_slice_"] = a => Changed(a.T(0), x => Slice(x, a.Longs(1)).add_(a.S(2))),
        ["transposed_mul_"] = a => Changed(a.T(0), x => x.transpose(0, -1).mul_(a.S(1))),
        ["row_from_row_"] = a => Changed(a.T(0), x => x.select(0, 0).copy_(x.select(0, -1))),
        ["index_add_"] = a => a.T(0).index_add_(0, tensor(a.Longs(1)), Narrowed(a.T(0), a.Longs(1)).clone(), 1),
        ["masked_scatter_"] = a => a.T(0).masked_scatter_(a.T(1), a.T(0).flatten().clone()),
    };

    private static Dictionary<string, Func<StepArguments, Tensor>> RareTypes => new()
    {
        ["to_u"] = a => (a.T(0).dtype == ScalarType.Bool ? a.T(0) : a.T(0).abs()).to(ScalarType.Byte),
        ["sum_as_f"] = a => a.T(0).sum(ScalarType.Float32),
        ["sum_as_d"] = a => a.T(0).sum(ScalarType.Float64),
        ["sum_as_l"] = a => a.T(0).sum(ScalarType.Int64),
        ["cumsum_as_f"] = a => a.T(0).cumsum(a.Long(1), ScalarType.Float32),
        ["cumsum_as_d"] = a => a.T(0).cumsum(a.Long(1), ScalarType.Float64),
        ["cumsum_as_l"] = a => a.T(0).cumsum(a.Long(1), ScalarType.Int64),
        ["prod_as_f"] = a => a.T(0).prod(ScalarType.Float32),
        ["prod_as_d"] = a => a.T(0).prod(ScalarType.Float64),
        ["prod_as_l"] = a => a.T(0).prod(ScalarType.Int64),
        ["mean_d64"] = a => a.T(0).to(ScalarType.Float64).mean(),
        ["add_0d"] = a => a.T(0).add(a.T(1).flatten()[0]),
        ["sub_0d"] = a => a.T(0).sub(a.T(1).flatten()[0]),
        ["mul_0d"] = a => a.T(0).mul(a.T(1).flatten()[0]),
        ["maximum_0d"] = a => a.T(0).maximum(a.T(1).flatten()[0]),
        ["where2_0d"] = a => where(a.T(0) > a.T(1).flatten()[0], a.T(0), a.T(1).flatten()[0]),
        ["eq_0d"] = a => a.T(0).eq(a.T(1).flatten()[0]),
        ["lt_0d"] = a => a.T(0).lt(a.T(1).flatten()[0]),
        ["0d_add"] = a => a.T(0).flatten()[0].add(a.T(1)),
        ["0d_sub"] = a => a.T(0).flatten()[0].sub(a.T(1)),
        ["0d_mul"] = a => a.T(0).flatten()[0].mul(a.T(1)),
        ["0d_maximum"] = a => a.T(0).flatten()[0].maximum(a.T(1)),
        ["0d_where2"] = a => where(a.T(0).flatten()[0] > a.T(1), a.T(0).flatten()[0], a.T(1)),
        ["0d_eq"] = a => a.T(0).flatten()[0].eq(a.T(1)),
        ["0d_lt"] = a => a.T(0).flatten()[0].lt(a.T(1)),
        ["shift_left"] = a => a.T(0).bitwise_left_shift(Whole(a)),
        ["shift_right"] = a => a.T(0).bitwise_right_shift(Whole(a)),
        ["and_s"] = a => a.T(0).bitwise_and(Whole(a)),
        ["or_s"] = a => a.T(0).bitwise_or(Whole(a)),
        ["xor_s"] = a => a.T(0).bitwise_xor(Whole(a)),
        ["pow_ss"] = a => (a.Text(1).Contains('.', StringComparison.Ordinal) ? tensor((float)a.Double(1)) : Whole(a)).pow(a.T(0)),
        ["clamp_tt"] = a => a.T(0).clamp(a.T(1).minimum(a.T(2)), a.T(1).maximum(a.T(2))),
        ["clamp_whole"] = a => a.T(0).clamp(max: a.S(1)),
        ["div_floor_s"] = a => a.T(0).div(a.S(1), RoundingMode.floor),
        ["div_trunc_s"] = a => a.T(0).div(a.S(1), RoundingMode.trunc),
        ["cat_types"] = a => cat([a.T(0).flatten(), a.T(1).flatten()]),
        ["nan_to_zero"] = a => a.T(0).nan_to_num(),
        ["float_power"] = a => a.T(0).float_power(tensor(a.Double(1))),
        ["square_sum"] = a => (a.T(0) * a.T(0)).sum(-1).add(1e-3).sqrt(),
        ["matmul_any"] = a => matmul(a.T(0), a.T(1)),
        ["bmm"] = a => bmm(a.T(0), a.T(1)),
        ["addmm"] = a => a.T(0).addmm(a.T(1), a.T(2), (float)a.Double(3), (float)a.Double(4)),
        ["addmv"] = a => a.T(0).addmv(a.T(1), a.T(2), (float)a.Double(3)),
        ["matmul_whole"] = a => a.T(0).to(ScalarType.Int64).remainder(7).matmul(a.T(0).to(ScalarType.Int64).remainder(5).transpose(-1, -2)),
        ["einsum_sum"] = a => einsum("...i,...i->...", a.T(0), a.T(1)),
        ["einsum_three"] = a => einsum("ij,kj,k->i", a.T(0), a.T(1), a.T(1).sum(1)),
        ["einsum_free"] = a => einsum("abc->cab", a.T(0)),
        ["matrix_power"] = a => (a.T(0) / 4).matrix_power((int)a.Long(1)),
    };
}
