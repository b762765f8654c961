namespace TorchSharp;

public static partial class torch
{
    /// <summary>Helpers around tensors.</summary>
    public static partial class utils
    {
        /// <summary>Data sets, and loaders that make batches of them.</summary>
        public static partial class data
        {
            /// <summary>Examples by number. Derive from it.</summary>
            /// <typeparam name="T">One example.</typeparam>
            public abstract class Dataset<T> : IDisposable
            {
                /// <summary>How many examples there are.</summary>
                public abstract long Count { get; }

                /// <summary>One example. A loader with several workers calls this from several threads at once.</summary>
                /// <param name="index">From 0 up to, not including, <see cref="Count"/>.</param>
                public abstract T GetTensor(long index);

                /// <summary>Disposes what the data set holds.</summary>
                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                /// <summary>Disposes what the data set holds; here nothing.</summary>
                /// <param name="disposing">False when called by a finaliser.</param>
                protected virtual void Dispose(bool disposing)
                {
                }
            }

            /// <summary>Examples that are tensors by name.</summary>
            public abstract class Dataset : Dataset<Dictionary<string, Tensor>>
            {
            }

            /// <summary>Examples that are lists of tensors.</summary>
            public abstract class IterableDataset : Dataset<IList<Tensor>>
            {
            }
        }
    }
}
