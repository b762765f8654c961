using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Differential;

internal static partial class SequenceOps
{
    private static Dictionary<string, Func<StepArguments, Tensor>> Views => new()
    {
        ["t"] = a => a.T(0).t(),
        ["transpose"] = a => a.T(0).transpose(a.Long(1), a.Long(2)),
        ["permute"] = a => a.T(0).permute(a.Longs(1)),
        ["reshape"] = a => a.T(0).reshape(a.Longs(1)),
        ["view"] = a => a.T(0).view(a.Longs(1)),
        ["flatten"] = a => a.T(0).flatten(a.Longs(1)[0], a.Longs(1)[1]),
        ["squeeze"] = a => a.T(0).squeeze(),
        ["squeeze_d"] = a => a.T(0).squeeze(a.Long(1)),
        ["unsqueeze"] = a => a.T(0).unsqueeze(a.Long(1)),
        ["expand"] = a => a.T(0).expand(a.Longs(1)),
        ["slice"] = a => Slice(a.T(0), a.Longs(1)),
        ["narrow"] = a => a.T(0).narrow(a.Longs(1)[0], a.Longs(1)[1], a.Longs(1)[2]),
        ["select"] = a => a.T(0).select(a.Longs(1)[0], a.Longs(1)[1]),
        ["cat"] = a => cat([a.T(0), a.T(1)], a.Long(2)),
        ["stack"] = a => stack([a.T(0), a.T(1)], a.Long(2)),
        ["index_select"] = a => a.T(0).index_select(a.Longs(1)[0], tensor(a.Longs(1)[1..])),
        ["index_t"] = a => a.T(0)[TensorIndex.Tensor(tensor(a.Longs(1)))],
    };
}
