using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules one behind the other: the output of each is the input of the next. What lies between is disposed at once.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        private readonly List<nn.IModule<Tensor, Tensor>> _modules = [];

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

        /// <summary>Number of modules.</summary>
        public int Count => _modules.Count;

        /// <summary>The module at an index.</summary>
        public nn.IModule<Tensor, Tensor> this[int index] => _modules[index];

        /// <summary>Adds a module at the end, under the next number.</summary>
        /// <returns>This.</returns>
        public Sequential append(nn.IModule<Tensor, Tensor> module) => append($"{_modules.Count}", module);

        /// <summary>Adds a module at the end.</summary>
        /// <returns>This.</returns>
        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            register_module(name, (nn.Module)module);
            _modules.Add(module);
            return this;
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor)
        {
            if (_modules.Count == 0)
                return tensor.alias();
            var current = tensor;
            foreach (var module in _modules)
            {
                var next = module.call(current);
                if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next))
                    current.Dispose();
                current = next;
            }
            return current;
        }

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            // the modules were registered as they were added
        }
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
