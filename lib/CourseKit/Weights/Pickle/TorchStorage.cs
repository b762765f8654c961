namespace CourseKit.Weights.Pickle;

/// <summary>Numbers that tensors of a pickle share; the bytes come from elsewhere in the file once the pickle is read.</summary>
internal sealed class TorchStorage(string key, WeightType type, long elements)
{
    public string Key => key;

    public WeightType Type => type;

    public long Elements => elements;

    public ReadOnlyMemory<byte> Bytes { get; set; }
}

/// <summary>A tensor of a pickle: a window on a storage.</summary>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, long[] Shape, long[] Strides)
{
    public WeightTensor Weights() => new(Storage.Type, Shape, Storage.Bytes, Offset, Strides);
}
