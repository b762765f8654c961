namespace TorchSharp;

/// <summary>Questions about element types.</summary>
public static partial class torch
{
    /// <summary>The type in which an operation on two tensors, whose shapes broadcast, computes.</summary>
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => DType.Promote(tensor1, tensor2);

    /// <summary>The smallest type that holds the values of both.</summary>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => DType.Promote(type1, type2);

    /// <summary>Can results of one type be stored as another? Not floating-point numbers as integers, nor integers as bool.</summary>
    public static bool can_cast(ScalarType from, ScalarType to) =>
        !(from.IsFloat() && !to.IsFloat()) && !(from != ScalarType.Bool && to == ScalarType.Bool);

    /// <summary>Is this a floating-point type?</summary>
    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    /// <summary>Is this a type of integers? Bool counts too.</summary>
    public static bool is_integral(ScalarType type) =>
        type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    /// <summary>Is this a type of complex numbers?</summary>
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>False: this engine has no complex numbers.</summary>
    public static bool is_complex(Tensor input) => false;

    /// <summary>Is the single element of the tensor, of any shape that holds just one, other than 0?</summary>
    public static bool is_nonzero(Tensor input) => input.is_nonzero();

    /// <summary>Is the object a tensor?</summary>
    public static bool is_tensor(object obj) => obj is Tensor;

    /// <summary>The largest number of an integer type.</summary>
    /// <exception cref="ArgumentException">Not an integer type.</exception>
    public static long max_int_value(ScalarType type) => type switch
    {
        ScalarType.Byte => byte.MaxValue,
        ScalarType.Int8 => sbyte.MaxValue,
        ScalarType.Int16 => short.MaxValue,
        ScalarType.Int32 => int.MaxValue,
        ScalarType.Int64 => long.MaxValue,
        _ => throw new ArgumentException($"Failed to get max int value of {type}: it is no integer type.", nameof(type)),
    };

    public partial class Tensor
    {
        /// <summary>Is the single element, of a tensor of any shape that holds just one, other than 0?</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There is not exactly one element.</exception>
        public bool is_nonzero()
        {
            if (Impl.Count != 1)
                throw Errors.Torch(Impl.Count == 0
                    ? "Boolean value of Tensor with no values is ambiguous"
                    : "Boolean value of Tensor with more than one value is ambiguous");
            return ToDouble() != 0;
        }

        /// <summary>False: this engine has no complex numbers.</summary>
        public bool is_complex() => false;

        /// <summary>The elements in another type, same shape; the same memory when it has that type.</summary>
        public Tensor type(ScalarType dtype) => to_type(dtype);

        /// <summary>The result of a conversion such as <c>torch.FloatTensor</c>.</summary>
        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        /// <summary>The elements in the type of another tensor: this one's shape.</summary>
        public Tensor type_as(Tensor tensor) => to_type(tensor.Impl.Dtype);

        /// <summary>The elements in the type of another tensor, on its device: this one's shape.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => to_type(other.Impl.Dtype);

        /// <summary>The same shape on a device named in words; this engine has "cpu" only.</summary>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(torch.device(device), copy, disposeAfter, non_blocking);

        /// <summary>The same shape on a device of a kind; this engine has the CPU only.</summary>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false,
            bool non_blocking = false) =>
            to(torch.device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);
    }

    /// <summary>The elements as float32, same shape.</summary>
    public static Tensor FloatTensor(Tensor t) => t.to_type(ScalarType.Float32);

    /// <summary>The elements as float64, same shape.</summary>
    public static Tensor DoubleTensor(Tensor t) => t.to_type(ScalarType.Float64);

    /// <summary>The elements as int64, same shape.</summary>
    public static Tensor LongTensor(Tensor t) => t.to_type(ScalarType.Int64);

    /// <summary>The elements as int32, same shape.</summary>
    public static Tensor IntTensor(Tensor t) => t.to_type(ScalarType.Int32);

    /// <summary>The elements as uint8, same shape.</summary>
    public static Tensor ByteTensor(Tensor t) => t.to_type(ScalarType.Byte);

    /// <summary>The elements as bool, same shape: true for anything but 0.</summary>
    public static Tensor BoolTensor(Tensor t) => t.to_type(ScalarType.Bool);
}
