using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules one behind the other: the output of each is the input of the next. What lies between is disposed at once.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        // A sequence may hold one name twice, and slices of it share its modules: it keeps its own list.
        private readonly List<(string Name, nn.Module<Tensor, Tensor> Module)> _items = [];
        private readonly bool _owner = true;

        /// <summary>Modules under given names.</summary>
        protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : base(nameof(Sequential))
        {
            foreach (var (key, module) in modules)
                append(key, module);
        }

        /// <summary>Modules named "0", "1", ...</summary>
        protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
        {
            foreach (var module in modules)
                append(module);
        }

        private Sequential(IEnumerable<(string Name, nn.Module<Tensor, Tensor> Module)> items) : base(nameof(Sequential))
        {
            _items.AddRange(items);
            _owner = false;
        }

        /// <summary>Number of modules.</summary>
        public int Count => _items.Count;

        /// <summary>The module at an index.</summary>
        public nn.IModule<Tensor, Tensor> this[int index] => _items[index].Module;

        /// <summary>Some of the modules, shared with this sequence: from start up to end, which are left out for the first and the
        /// last.</summary>
        public Sequential this[(int? start, int? end) index] =>
            this[(index.start ?? 0)..(index.end is { } end ? end : Index.End)];

        /// <summary>Some of the modules, shared with this sequence.</summary>
        public Sequential this[Range index]
        {
            get
            {
                var (start, count) = index.GetOffsetAndLength(Count);
                return new Sequential(_items.GetRange(start, count));
            }
        }

        /// <summary>Adds a module at the end, under the next number.</summary>
        /// <returns>This.</returns>
        public Sequential append(nn.IModule<Tensor, Tensor> module) => append($"{_items.Count}", module);

        /// <summary>Adds a module at the end.</summary>
        /// <returns>This.</returns>
        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            ArgumentNullException.ThrowIfNull(module);
            CheckSyntax(name, "module");
            _items.Add((name, (nn.Module<Tensor, Tensor>)module));
            return this;
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor)
        {
            if (_items.Count == 0)
                return tensor.alias();
            var current = tensor;
            for (int i = 0; i < _items.Count;)
            {
                var next = Step(current, owned: !ReferenceEquals(current, tensor), ref i);
                if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next))
                    current.Dispose();
                current = next;
            }
            return current;
        }

        /// <summary>
        /// Applies the next module, or several whose results in between nobody sees (hooks would), the same function with less traffic to
        /// memory: the largest of what relu leaves is what relu leaves of the largest, and so are the gradients.
        /// </summary>
        /// <param name="x">Its input.</param>
        /// <param name="owned">Nobody else holds it: it may be written over.</param>
        /// <param name="i">Index of the module; moved on behind the last one applied.</param>
        private Tensor Step(Tensor x, bool owned, ref int i)
        {
            var module = _items[i++].Module;
            if (module is Conv2d { HasHooks: false } convolution)
            {
                bool rectified = Hidden(i) is ReLU;
                if (Hidden(rectified ? i + 1 : i) is MaxPool2d { Halves: true } && convolution.ForwardPooled(x) is { } pooled)
                {
                    i += rectified ? 2 : 1;
                    return rectified ? Rectified(pooled) : pooled;
                }
            }
            else if (owned && module is ReLU { HasHooks: false })
            {
                if (Hidden(i) is not MaxPool2d pool)
                    return Unary.NumericOver<Relu>(x);
                i++;
                return Rectified(pool.call(x));
            }
            return module.call(x);
        }

        /// <summary>The module at an index if nobody watches what goes in and comes out; null if somebody does, or there is none.</summary>
        private nn.Module<Tensor, Tensor>? Hidden(int index) =>
            index < _items.Count && _items[index].Module is { HasHooks: false } module ? module : null;

        /// <summary>max(x, 0) in place of x.</summary>
        private static Tensor Rectified(Tensor x)
        {
            using (x)
                return Unary.NumericOver<Relu>(x);
        }

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            // the modules were taken in as they were added
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing && _owner)
                foreach (var (_, module) in _items)
                    module.Dispose();
            base.Dispose(disposing);
        }

        /// <inheritdoc/>
        internal override IReadOnlyList<(string Name, nn.Module Module)> Parts =>
            [.. _items.Select(i => (i.Name, (nn.Module)i.Module)), .. base.Parts];
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>An empty sequence.</summary>
            public static Modules.Sequential Sequential() => new(System.Array.Empty<Module<Tensor, Tensor>>());

            /// <summary>Modules one behind the other, named "0", "1", ...</summary>
            public static Modules.Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

            /// <summary>Modules one behind the other, under given names.</summary>
            public static Modules.Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            /// <summary>Modules one behind the other, named "0", "1", ...</summary>
            public static Modules.Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.ToArray());

            /// <summary>Modules one behind the other, under given names.</summary>
            public static Modules.Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) =>
                new(modules.ToArray());
        }
    }
}
