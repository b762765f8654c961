namespace CourseKit.Weights;

#pragma warning disable CA1720 // these are the names of types: nothing else would be understood

/// <summary>Element types of stored weights.</summary>
public enum WeightType
{
    /// <summary>bool, one byte.</summary>
    Bool,

    /// <summary>uint8.</summary>
    UInt8,

    /// <summary>int8; becomes int32 as a tensor.</summary>
    Int8,

    /// <summary>int16; becomes int32 as a tensor.</summary>
    Int16,

    /// <summary>int32.</summary>
    Int32,

    /// <summary>int64.</summary>
    Int64,

    /// <summary>float16, IEEE half precision; becomes float32 as a tensor.</summary>
    Float16,

    /// <summary>bfloat16, the upper half of a float32; becomes float32 as a tensor.</summary>
    BFloat16,

    /// <summary>float32.</summary>
    Float32,

    /// <summary>float64.</summary>
    Float64,
}
