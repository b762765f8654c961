namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A multi-dimensional array with automatic differentiation. An instance is a handle: several may share one array,
    /// and the memory returns to the pool when the last handle is disposed, by hand, by a <see cref="DisposeScope"/> or by the finaliser.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long _totalCount;
        private static long _peakCount;
        private static long _lastNumber;

        private bool _counted;
        private long _number;
        private TensorImpl? _impl;

        /// <summary>A handle that user code sees: counted, and registered in the current dispose scope.</summary>
        internal Tensor(TensorImpl impl)
        {
            _impl = impl;
            impl.Storage.AddHolder();
            Count();
        }

        /// <summary>A handle that stands for another from now on: it is counted, and in a dispose scope, in its place. The other
        /// stays in use, neither counted nor in a scope.</summary>
        private protected Tensor(TensorImpl impl, Tensor replaced)
        {
            _impl = impl;
            impl.Storage.AddHolder();
            if (!replaced._counted)
            {
                Count();
                return;
            }
            (_counted, replaced._counted) = (true, false);
            replaced.OwningScope?.Replace(replaced, this);
        }

        private void Count()
        {
            _counted = true;
            long total = Interlocked.Increment(ref _totalCount);
            if (total > Volatile.Read(ref _peakCount))
                Interlocked.Exchange(ref _peakCount, total);
            OwningScope = DisposeScopeManager.Register(this);
        }

        private Tensor(TensorImpl impl, bool counted)
        {
            _impl = impl;
            _counted = counted;
            impl.Storage.AddHolder();
        }

        /// <summary>Returns the memory of a handle that nobody disposed.</summary>
        ~Tensor() => Dispose(false);

        /// <summary>How many tensor handles are alive, in all threads.</summary>
        public static long TotalCount => Interlocked.Read(ref _totalCount);

        /// <summary>The largest <see cref="TotalCount"/> so far.</summary>
        public static long PeakCount => Interlocked.Read(ref _peakCount);

        /// <summary>True after the handle was disposed.</summary>
        public bool IsInvalid => _impl is null;

        /// <summary>
        /// A number of this handle's own, never 0: two handles differ in it even where they share one array. It is no address,
        /// for there is no native library here: it tells handles apart, and nothing else can be done with it.
        /// </summary>
        /// <exception cref="InvalidOperationException">The handle was disposed.</exception>
        public IntPtr Handle
        {
            get
            {
                _ = Impl;
                if (Volatile.Read(ref _number) == 0)
                    Interlocked.CompareExchange(ref _number, Interlocked.Increment(ref _lastNumber), 0);
                return checked((IntPtr)Volatile.Read(ref _number));
            }
        }

        /// <summary>What the handle points to.</summary>
        /// <exception cref="InvalidOperationException">The handle was disposed.</exception>
        internal TensorImpl Impl => _impl
            ?? throw new InvalidOperationException("Tensor invalid -- empty handle: it was disposed, by Dispose or by its DisposeScope.");

        /// <summary>The dispose scope that will dispose this handle, if any.</summary>
        internal DisposeScope? OwningScope { get; set; }

        /// <summary>Drops this handle. The array itself lives on while other handles or the autograd graph hold it.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Drops this handle.</summary>
        /// <param name="disposing">False when called by the finaliser.</param>
        protected virtual void Dispose(bool disposing)
        {
            var impl = Interlocked.Exchange(ref _impl, null);
            if (impl is null)
                return;
            impl.Storage.ReleaseHolder();
            if (!_counted)
                return;
            Interlocked.Decrement(ref _totalCount);
            if (disposing)
            {
                DisposeScopeManager.Disposed(this);
                OwningScope = null;
            }
        }

        /// <summary>A further handle of the same array, in no scope and not counted: what the engine itself keeps.</summary>
        internal Tensor Hold() => new(Impl, counted: false);

        /// <summary>A new handle of the same array: same shape, same memory.</summary>
        public Tensor alias() => new(Impl);

        /// <summary>Moves this handle out of its dispose scope into the one around it, or out of all scopes when there is none.</summary>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Moves this handle to another dispose scope.</summary>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            if (OwningScope is null)
                other.Attach(this);
            else
                OwningScope.MoveToOther(other, this);
            return this;
        }

        /// <summary>Moves this handle to the dispose scope of another tensor, or out of all scopes when that one is in none.</summary>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOtherDisposeScope(Tensor other) =>
            other.OwningScope is { } scope ? MoveToOtherDisposeScope(scope) : DetachFromDisposeScope();

        /// <summary>Takes this handle out of its dispose scope: it lives until it is disposed by hand.</summary>
        /// <returns>This tensor.</returns>
        public Tensor DetachFromDisposeScope()
        {
            OwningScope?.Detach(this);
            return this;
        }
    }
}
