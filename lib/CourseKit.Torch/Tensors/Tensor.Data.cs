namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Access to the elements in row-major order, for reading and writing.</summary>
        /// <typeparam name="T">The element type; it must be the tensor's.</typeparam>
        /// <exception cref="ArgumentException">The element types differ.</exception>
        public Utils.TensorAccessor<T> data<T>() where T : unmanaged
        {
            RequireType<T>("data");
            return new Utils.TensorAccessor<T>(this);
        }

        /// <summary>The single element of this tensor, of any shape that holds just one.</summary>
        /// <typeparam name="T">The element type; it must be the tensor's.</typeparam>
        /// <exception cref="ArgumentException">The element types differ, or there is not exactly one element.</exception>
        public T item<T>() where T : unmanaged
        {
            if (Impl.Count != 1)
                throw new ArgumentException($"Number of elements in the tensor must be 1, got shape {Shapes.Format(Impl.Sizes)}");
            RequireType<T>("item");
            return Impl.At<T>(0);
        }

        /// <summary>The single element of this tensor, of any shape that holds just one.</summary>
        public Scalar ToScalar()
        {
            if (Impl.Count != 1)
                throw Errors.Torch($"a Tensor with {Impl.Count} elements cannot be converted to Scalar");
            return Impl.Dtype switch
            {
                ScalarType.Float32 => Impl.At<float>(0),
                ScalarType.Float64 => Impl.At<double>(0),
                ScalarType.Int64 => Impl.At<long>(0),
                ScalarType.Int32 => Impl.At<int>(0),
                ScalarType.Byte => Impl.At<byte>(0),
                ScalarType.Bool => Impl.At<bool>(0),
                _ => throw DType.Unsupported(Impl.Dtype),
            };
        }

        /// <summary>The memory of a contiguous tensor, as bytes.</summary>
        /// <exception cref="NotImplementedException">The elements do not lie in row-major order without gaps.</exception>
        public Span<byte> bytes
        {
            get
            {
                if (!Impl.IsContiguous)
                    throw new NotImplementedException("Bytes() called on non-contiguous tensor: call contiguous() first.");
                return Bytes;
            }
            set
            {
                if (value.Length != Impl.Count * Impl.Dtype.Size())
                    throw new ArgumentException($"Bytes() set with {value.Length} bytes, the tensor has {Impl.Count * Impl.Dtype.Size()}.");
                if (!Impl.IsContiguous)
                    throw new NotImplementedException("Bytes() called on non-contiguous tensor: call contiguous() first.");
                value.CopyTo(Bytes);
                Impl.Storage.BumpVersion();
            }
        }

        private unsafe Span<byte> Bytes => new(Impl.Pointer, checked((int)(Impl.Count * Impl.Dtype.Size())));

#pragma warning disable CA2225 // the named forms are ToScalar and item
        /// <summary>The single element, of a tensor of any shape that holds just one, as float.</summary>
        public static explicit operator float(Tensor value) => value.ToScalar().ToSingle();

        /// <summary>The single element, of a tensor of any shape that holds just one, as double.</summary>
        public static explicit operator double(Tensor value) => value.ToScalar().ToDouble();

        /// <summary>The single element, of a tensor of any shape that holds just one, as long.</summary>
        public static explicit operator long(Tensor value) => value.ToScalar().ToInt64();

        /// <summary>The single element, of a tensor of any shape that holds just one, as int.</summary>
        public static explicit operator int(Tensor value) => value.ToScalar().ToInt32();

        /// <summary>The single element, of a tensor of any shape that holds just one, as byte.</summary>
        public static explicit operator byte(Tensor value) => value.ToScalar().ToByte();

        /// <summary>The single element, of a tensor of any shape that holds just one, as sbyte.</summary>
        public static explicit operator sbyte(Tensor value) => (sbyte)value.ToScalar().ToInt64();

        /// <summary>The single element, of a tensor of any shape that holds just one, as short.</summary>
        public static explicit operator short(Tensor value) => (short)value.ToScalar().ToInt64();

        /// <summary>The single element, of a tensor of any shape that holds just one, as bool.</summary>
        public static explicit operator bool(Tensor value) => value.ToScalar().ToBoolean();
#pragma warning restore CA2225

        internal double ToDouble()
        {
            using var scalar = ToScalar();
            return scalar.ToDouble();
        }

        private void RequireType<T>(string op) where T : unmanaged
        {
            if (DType.Find<T>() != Impl.Dtype)
                throw new ArgumentException(
                    $"{op}<{typeof(T).Name}>() on a tensor of {Impl.Dtype}: name the tensor's own element type, or convert it first.");
        }
    }
}
