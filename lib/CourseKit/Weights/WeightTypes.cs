using static TorchSharp.torch;

namespace CourseKit.Weights;

/// <summary>Sizes and names of element types in the formats that hold weights.</summary>
internal static class WeightTypes
{
    private static readonly (WeightType Type, string SafeTensors, string TorchStorage, int Bytes)[] Table =
    [
        (WeightType.Bool, "BOOL", "BoolStorage", 1), (WeightType.UInt8, "U8", "ByteStorage", 1),
        (WeightType.Int8, "I8", "CharStorage", 1), (WeightType.Int16, "I16", "ShortStorage", 2),
        (WeightType.Int32, "I32", "IntStorage", 4), (WeightType.Int64, "I64", "LongStorage", 8),
        (WeightType.Float16, "F16", "HalfStorage", 2), (WeightType.BFloat16, "BF16", "BFloat16Storage", 2),
        (WeightType.Float32, "F32", "FloatStorage", 4), (WeightType.Float64, "F64", "DoubleStorage", 8),
    ];

    public static int Size(this WeightType type) => Row(type).Bytes;

    public static string SafeTensorsName(this WeightType type) => Row(type).SafeTensors;

    public static WeightType? FromSafeTensors(string? name) => Find(row => row.SafeTensors == name);

    public static WeightType? FromTorchStorage(string name) => Find(row => row.TorchStorage == name);

    /// <summary>The type that an engine computes with: half precision becomes float32, small integers int32.</summary>
    public static ScalarType TensorType(this WeightType type) => type switch
    {
        WeightType.Bool => ScalarType.Bool,
        WeightType.UInt8 => ScalarType.Byte,
        WeightType.Int64 => ScalarType.Int64,
        WeightType.Float64 => ScalarType.Float64,
        WeightType.Int8 or WeightType.Int16 or WeightType.Int32 => ScalarType.Int32,
        _ => ScalarType.Float32,
    };

    public static WeightType Of(ScalarType type) => type switch
    {
        ScalarType.Bool => WeightType.Bool,
        ScalarType.Byte => WeightType.UInt8,
        ScalarType.Int8 => WeightType.Int8,
        ScalarType.Int16 => WeightType.Int16,
        ScalarType.Int32 => WeightType.Int32,
        ScalarType.Int64 => WeightType.Int64,
        ScalarType.Float16 => WeightType.Float16,
        ScalarType.BFloat16 => WeightType.BFloat16,
        ScalarType.Float32 => WeightType.Float32,
        ScalarType.Float64 => WeightType.Float64,
        _ => throw new CourseKitException($"Tensors of type {type} cannot be saved as weights; convert them to float32 first."),
    };

    private static (WeightType Type, string SafeTensors, string TorchStorage, int Bytes) Row(WeightType type) => Table[(int)type];

    private static WeightType? Find(Func<(WeightType Type, string SafeTensors, string TorchStorage, int Bytes), bool> match)
    {
        foreach (var row in Table)
        {
            if (match(row))
                return row.Type;
        }
        return null;
    }
}
