using System.Buffers.Binary;

namespace TorchSharp;

public static partial class torch
{
    public partial class Generator
    {
        // PyTorch's layout of a CPU generator's state (CPUGeneratorImplState), little-endian: seed, words left, seeded, next word, the
        // words each in 64 bits, a normal number (x, y, rho, valid), one in single precision and whether it is there.
        private const int LeftAt = 8, SeededAt = 12, NextAt = 16, WordsAt = 24;
        private const int NormalAt = WordsAt + 624 * 8 + 8, NormalValidAt = NormalAt + 16, StateBytes = 5056;

        /// <summary>What the next draws depend on, in PyTorch's own layout.</summary>
        /// <returns>5 056 uint8.</returns>
        public Tensor get_state()
        {
            var state = zeros(StateBytes, dtype: ScalarType.Byte);
            var bytes = state.Impl.Span<byte>();
            lock (Gate)
            {
                BinaryPrimitives.WriteInt64LittleEndian(bytes, _seed);
                BinaryPrimitives.WriteInt32LittleEndian(bytes[LeftAt..],
                    _engine.Given == 0 ? 1 : MersenneTwister.Words + 1 - _engine.Given);
                BinaryPrimitives.WriteInt32LittleEndian(bytes[SeededAt..], 1);
                BinaryPrimitives.WriteInt64LittleEndian(bytes[NextAt..], _engine.Given);
                for (int i = 0; i < MersenneTwister.Words; i++)
                    BinaryPrimitives.WriteInt64LittleEndian(bytes[(WordsAt + 8 * i)..], _engine.State[i]);
                if (SpareNormal is { } spare)
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(bytes[NormalAt..], spare);
                    BinaryPrimitives.WriteInt32LittleEndian(bytes[NormalValidAt..], 1);
                }
            }
            return state;
        }

        /// <summary>Goes on from a state that <see cref="get_state"/> gave, or PyTorch's function of that name.</summary>
        /// <param name="value">5 056 uint8.</param>
        /// <exception cref="ArgumentException">It is not of type uint8.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is no state of a generator.</exception>
        public void set_state(Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Impl.Dtype != ScalarType.Byte)
                throw new ArgumentException($"RNG state must be a torch.ByteTensor, got {value.Impl.Dtype}.", nameof(value));
            if (value.Impl.Count != StateBytes)
                throw Errors.Torch(
                    $"Expected a CPUGeneratorImplState of size {StateBytes} but found the input RNG state size to be {value.Impl.Count}");
            var bytes = (ReadOnlySpan<byte>)value.Contiguous(out var copy).Impl.Span<byte>();
            int left = BinaryPrimitives.ReadInt32LittleEndian(bytes[LeftAt..]);
            long next = BinaryPrimitives.ReadInt64LittleEndian(bytes[NextAt..]);
            bool fresh = left == 1 && next == 0;
            if (BinaryPrimitives.ReadInt32LittleEndian(bytes[SeededAt..]) != 1 || (!fresh && left + next != MersenneTwister.Words + 1)
                || left < 1 || next < 0)
                throw Errors.Torch("Invalid mt19937 state");
            var words = new uint[MersenneTwister.Words];
            for (int i = 0; i < words.Length; i++)
                words[i] = unchecked((uint)BinaryPrimitives.ReadInt64LittleEndian(bytes[(WordsAt + 8 * i)..]));
            bool spare = BinaryPrimitives.ReadInt32LittleEndian(bytes[NormalValidAt..]) != 0;
            lock (Gate)
            {
                _seed = BinaryPrimitives.ReadInt64LittleEndian(bytes);
                _engine = MersenneTwister.From(words, (int)next);
                SpareNormal = spare ? BinaryPrimitives.ReadDoubleLittleEndian(bytes[NormalAt..]) : null;
            }
            copy?.Dispose();
        }
    }
}
