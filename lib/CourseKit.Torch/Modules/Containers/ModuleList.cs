using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A list of modules, named "0", "1", ... It has no forward of its own: the module that holds it calls its items.</summary>
    /// <typeparam name="T">Kind of module.</typeparam>
    public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
    {
        private readonly List<T> _items = [];

        /// <summary>A list of modules.</summary>
        public ModuleList(params T[] modules) : base(nameof(ModuleList<T>)) => extend(modules);

        /// <summary>Number of modules.</summary>
        public int Count => _items.Count;

        /// <summary>False.</summary>
        public bool IsReadOnly => false;

        /// <summary>The module at an index.</summary>
        public T this[int index]
        {
            get => _items[index];
            set
            {
                _items[index] = value;
                Renumber();
            }
        }

        /// <summary>Adds modules at the end.</summary>
        public void append(params T[] parameters) => extend(parameters);

        /// <summary>Adds modules at the end.</summary>
        public void extend(IEnumerable<T> modules)
        {
            ArgumentNullException.ThrowIfNull(modules);
            foreach (var module in modules)
                Add(module);
        }

        /// <summary>Adds a module at the end.</summary>
        public void Add(T item)
        {
            register_module($"{_items.Count}", item);
            _items.Add(item);
        }

        /// <summary>Puts a module before another.</summary>
        public void Insert(int index, T item)
        {
            _items.Insert(index, item);
            Renumber();
        }

        /// <summary>Takes a module out.</summary>
        /// <returns>False when it was not there.</returns>
        public bool Remove(T item)
        {
            bool removed = _items.Remove(item);
            Renumber();
            return removed;
        }

        /// <summary>Takes the module at an index out.</summary>
        public void RemoveAt(int index)
        {
            _items.RemoveAt(index);
            Renumber();
        }

        /// <summary>Takes all modules out.</summary>
        public void Clear()
        {
            _items.Clear();
            Renumber();
        }

        /// <summary>Where a module stands; -1 when it is not there.</summary>
        public int IndexOf(T item) => _items.IndexOf(item);

        /// <summary>True when the module is in the list.</summary>
        public bool Contains(T item) => _items.Contains(item);

        /// <summary>Copies the modules to an array.</summary>
        public void CopyTo(T[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

        /// <summary>The modules in order.</summary>
        public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            // the modules are registered as they are added
        }

        private void Renumber()
        {
            ClearModules();
            for (int i = 0; i < _items.Count; i++)
                register_module($"{i}", _items[i]);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of modules, named "0", "1", ...</summary>
            public static Modules.ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            /// <summary>A list of modules of one kind, named "0", "1", ...</summary>
            public static Modules.ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
        }
    }
}
