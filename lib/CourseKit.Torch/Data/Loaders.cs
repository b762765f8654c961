using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules
{
    /// <summary>Makes batches of examples that are tensors by name: those of one name are stacked.</summary>
    public class DataLoader : DataLoader<Dictionary<string, Tensor>, Dictionary<string, Tensor>>
    {
        /// <summary>A loader with an order of one's own.</summary>
        /// <inheritdoc cref="DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, IEnumerable{long}, Device, int, bool, bool, bool)"/>
        public DataLoader(Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1,
            bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collate.Named, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }

        /// <summary>A loader in the data set's order, or shuffled.</summary>
        /// <inheritdoc cref="DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, bool, Device, int?, int, bool, bool, bool)"/>
        public DataLoader(Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null,
            int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collate.Named, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }
    }

    /// <summary>Makes batches of examples that are lists of tensors: those of one place are stacked.</summary>
    public class IterableDataLoader : DataLoader<IList<Tensor>, IList<Tensor>>
    {
        /// <summary>A loader with an order of one's own.</summary>
        /// <inheritdoc cref="DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, IEnumerable{long}, Device, int, bool, bool, bool)"/>
        public IterableDataLoader(IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null,
            int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collate.Listed, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }

        /// <summary>A loader in the data set's order, or shuffled.</summary>
        /// <inheritdoc cref="DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, bool, Device, int?, int, bool, bool, bool)"/>
        public IterableDataLoader(IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null,
            int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collate.Listed, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class utils
        {
            public static partial class data
            {
                /// <inheritdoc cref="Modules.DataLoader(Dataset, int, IEnumerable{long}, Device, int, bool, bool, bool)"/>
                public static DataLoader DataLoader(Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null,
                    int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <inheritdoc cref="Modules.DataLoader(Dataset, int, bool, Device, int?, int, bool, bool, bool)"/>
                public static DataLoader DataLoader(Dataset dataset, int batchSize, bool shuffle = false, Device? device = null,
                    int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <inheritdoc cref="Modules.IterableDataLoader(IterableDataset, int, IEnumerable{long}, Device, int, bool, bool, bool)"/>
                public static IterableDataLoader DataLoader(IterableDataset dataset, int batchSize, IEnumerable<long> shuffler,
                    Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true,
                    bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <inheritdoc cref="Modules.IterableDataLoader(IterableDataset, int, bool, Device, int?, int, bool, bool, bool)"/>
                public static IterableDataLoader DataLoader(IterableDataset dataset, int batchSize, bool shuffle = false,
                    Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true,
                    bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);
            }
        }
    }
}
