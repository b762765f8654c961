namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements converted to another type, as a C cast does: same shape.</summary>
        /// <param name="type">New element type.</param>
        /// <param name="copy">Copy even when the type is the same.</param>
        /// <param name="disposeAfter">Dispose this tensor once converted.</param>
        /// <param name="non_blocking">No effect on the CPU.</param>
        /// <returns>New tensor; of the same memory when nothing changes and no copy was asked for.</returns>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Tensor result;
            if (type == Impl.Dtype)
                result = copy ? clone() : alias();
            else
            {
                result = new Tensor(new TensorImpl(type, Impl.Sizes));
                StridedCopy.Copy(Impl, result.Impl);
                if (type.IsFloat() && Graph.Needed(this))
                    Graph.Attach(result, new ConversionNode(Impl.Dtype), this);
            }
            if (disposeAfter)
                Dispose();
            return result;
        }

        /// <inheritdoc cref="to_type"/>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        /// <summary>The tensor on another device, same shape; this engine has the CPU only.</summary>
        /// <param name="device">Must be the CPU.</param>
        /// <param name="copy">Copy even when the device is the same.</param>
        /// <param name="disposeAfter">Dispose this tensor once moved.</param>
        /// <param name="non_blocking">No effect on the CPU.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The device is not the CPU.</exception>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            RequireCpu(device);
            return to_type(Impl.Dtype, copy, disposeAfter, non_blocking);
        }

        /// <summary>Another element type, on the CPU: same shape.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            RequireCpu(device);
            return to_type(type, copy, disposeAfter, non_blocking);
        }

        /// <summary>The tensor on the CPU: same shape, same memory.</summary>
        public Tensor cpu() => alias();

        /// <summary>This tensor on a CUDA device; this engine has none.</summary>
        /// <param name="device">Which one; the current one by default.</param>
        /// <param name="non_blocking">No effect.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? torch.CUDA, non_blocking: non_blocking);

        /// <summary>The elements as float32, same shape.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>The elements as float64, same shape.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>The elements as int64, same shape.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>The elements as int32, same shape.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>The elements as uint8, same shape.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>The elements as bool, same shape: true for anything but 0.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);
    }

    private sealed class ConversionNode(ScalarType from) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy.to_type(from);
    }
}
