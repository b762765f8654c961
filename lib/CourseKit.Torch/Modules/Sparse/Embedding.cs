using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A table of learned vectors, looked up by index: (...) of int64 to (..., D).</summary>
    /// <remarks>Initial values are standard normal, the padding row zero, as in PyTorch.</remarks>
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        private readonly long _paddingIndex;
        private readonly double? _maxNorm;
        private readonly double _normType;
        private readonly bool _byFrequency;
        private Parameter _weight = null!;

        internal Embedding(Parameter table, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq)
            : base(nameof(Embedding))
        {
            long rows = table.Impl.Sizes[0];
            if (padding_idx is { } given && (given < -rows || given >= rows))
                throw new ArgumentException($"Padding_idx must be within num_embeddings, got {given} for {rows} rows.",
                    nameof(padding_idx));
            (_paddingIndex, _maxNorm) = (padding_idx is { } index ? (index + rows) % rows : -1, max_norm);
            (_normType, _byFrequency) = (norm_type, scale_grad_by_freq);
            weight = table;
        }

        /// <summary>The table, shape (num_embeddings, D).</summary>
        public Parameter weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input)
        {
            ArgumentNullException.ThrowIfNull(input);
            if (_maxNorm is { } limit)
                Shorten(input, limit);
            return EmbeddingNode.Apply(weight, input, _paddingIndex, _byFrequency);
        }

        /// <summary>Rows that are about to be used and are longer than the limit are scaled down to it, in the table.</summary>
        private void Shorten(Tensor input, double limit)
        {
            using var scope = NewDisposeScope();
            using var off = no_grad();
            var flat = input.detach().contiguous().to_type(ScalarType.Int64);
            foreach (long i in flat.data<long>().ToArray().Distinct())
            {
                var row = weight.select(0, i);
                double norm = Math.Pow(row.abs().to_type(ScalarType.Float64).pow(_normType).sum().ToDouble(), 1 / _normType);
                if (norm > limit)
                    row.mul_(limit / (norm + 1e-7));
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A table of learned vectors, looked up by index.</summary>
            /// <param name="num_embeddings">Rows.</param>
            /// <param name="embedding_dims">Length D of a row.</param>
            /// <param name="padding_idx">Row that starts as zeros and gets no gradient.</param>
            /// <param name="max_norm">Rows that are used are first shortened to this norm.</param>
            /// <param name="norm_type">Exponent of that norm.</param>
            /// <param name="scale_grad_by_freq">Divide a row's gradient by how often it was asked for in the batch.</param>
            /// <param name="sparse">Has no effect: gradients are dense.</param>
            /// <param name="device">Must be the CPU.</param>
            /// <param name="dtype">Element type; default: the default floating-point type.</param>
            public static Modules.Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null,
                double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false,
                Device? device = null, ScalarType? dtype = null)
            {
                if (padding_idx is { } given && (given < -num_embeddings || given >= num_embeddings))
                    throw new ArgumentException($"Padding_idx must be within num_embeddings, got {given} for {num_embeddings} rows.",
                        nameof(padding_idx));
                var table = new Modules.Parameter(empty([num_embeddings, embedding_dims], dtype, device));
                init.normal_(table);
                if (padding_idx is { } index)
                    using (no_grad())
                    using (var row = table.select(0, index))
                        row.zero_();
                return new Modules.Embedding(table, padding_idx, max_norm, norm_type, scale_grad_by_freq);
            }

            /// <summary>A table of given vectors, looked up by index.</summary>
            /// <param name="embeddings">The table, shape (num_embeddings, D).</param>
            /// <param name="freeze">Do not learn it.</param>
            /// <param name="padding_idx">Row that gets no gradient.</param>
            /// <param name="max_norm">Rows that are used are first shortened to this norm.</param>
            /// <param name="norm_type">Exponent of that norm.</param>
            /// <param name="scale_grad_by_freq">Divide a row's gradient by how often it was asked for in the batch.</param>
            /// <param name="sparse">Has no effect: gradients are dense.</param>
            /// <param name="device">Must be the CPU.</param>
            /// <param name="dtype">Element type to convert to; default: the table's.</param>
            public static Modules.Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true, long? padding_idx = null,
                double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false,
                Device? device = null, ScalarType? dtype = null)
            {
                if (embeddings.ndim != 2)
                    throw new ArgumentException(
                        $"Embeddings parameter is expected to be 2-dimensional, got shape {Shapes.Format(embeddings.Impl.Sizes)}.",
                        nameof(embeddings));
                using var table = embeddings.to_type(dtype ?? embeddings.dtype);
                return new Modules.Embedding(new Modules.Parameter(table, !freeze), padding_idx, max_norm, norm_type, scale_grad_by_freq);
            }
        }
    }
}
