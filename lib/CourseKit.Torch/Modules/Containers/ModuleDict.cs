using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules by name, in the order they were added. It has no forward of its own: the module that holds it calls its
    /// items.</summary>
    /// <typeparam name="T">Kind of module.</typeparam>
    public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
    {
        private readonly List<(string Key, T Value)> _items = [];

        /// <summary>An empty dictionary.</summary>
        public ModuleDict() : base(nameof(ModuleDict<T>))
        {
        }

        /// <summary>Number of modules.</summary>
        public int Count => _items.Count;

        /// <summary>False.</summary>
        public bool IsReadOnly => false;

        /// <summary>The names.</summary>
        public ICollection<string> Keys => [.. _items.Select(i => i.Key)];

        /// <summary>The modules.</summary>
        public ICollection<T> Values => [.. _items.Select(i => i.Value)];

        /// <summary>The module of a name; setting adds it or replaces the one that has the name.</summary>
        /// <exception cref="KeyNotFoundException">There is none.</exception>
        public T this[string key]
        {
            get => TryGetValue(key, out var value) ? value
                : throw new KeyNotFoundException($"there is no module '{key}' in this dictionary.");
            set
            {
                int index = _items.FindIndex(i => i.Key == key);
                if (index < 0)
                    Add(key, value);
                else
                    this[index] = (key, value);
            }
        }

        /// <summary>The name and module at a position.</summary>
        public (string, T) this[int index]
        {
            get => _items[index];
            set
            {
                _items[index] = value;
                Reregister();
            }
        }

        /// <summary>Adds a module.</summary>
        /// <exception cref="ArgumentException">The name is taken, empty or has a dot.</exception>
        public void Add(string key, T value)
        {
            register_module(key, value);
            _items.Add((key, value));
        }

        /// <summary>Adds a module.</summary>
        public void Add((string, T) item) => Add(item.Item1, item.Item2);

        /// <summary>Adds a module.</summary>
        public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

        /// <summary>Adds a module at a position.</summary>
        public void Insert(int index, (string, T) item)
        {
            _items.Insert(index, item);
            Reregister();
        }

        /// <summary>Takes the module of a name out.</summary>
        /// <returns>False when there was none.</returns>
        public bool Remove(string key)
        {
            int index = _items.FindIndex(i => i.Key == key);
            if (index >= 0)
                RemoveAt(index);
            return index >= 0;
        }

        /// <summary>Takes a module out.</summary>
        public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

        /// <summary>Takes a module out.</summary>
        public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

        /// <summary>Takes the module at a position out.</summary>
        public void RemoveAt(int index)
        {
            _items.RemoveAt(index);
            Reregister();
        }

        /// <summary>Takes all modules out.</summary>
        public void Clear()
        {
            _items.Clear();
            Reregister();
        }

        /// <summary>Takes all modules out.</summary>
        public void clear() => Clear();

        /// <summary>True when there is a module of this name.</summary>
        public bool ContainsKey(string key) => _items.Exists(i => i.Key == key);

        /// <summary>True when this module is there under this name.</summary>
        public bool Contains((string, T) item) => IndexOf(item) >= 0;

        /// <summary>True when this module is there under this name.</summary>
        public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

        /// <summary>Where a module stands; -1 when it is not there.</summary>
        public int IndexOf((string, T) item) => _items.FindIndex(i => i.Key == item.Item1 && ReferenceEquals(i.Value, item.Item2));

        /// <summary>The module of a name.</summary>
        /// <returns>False when there is none.</returns>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
        {
            value = _items.Find(i => i.Key == key).Value;
            return value is not null;
        }

        /// <summary>Copies names and modules to an array.</summary>
        public void CopyTo((string, T)[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

        /// <summary>Copies names and modules to an array.</summary>
        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
        {
            ArgumentNullException.ThrowIfNull(array);
            foreach (var (key, value) in _items)
                array[arrayIndex++] = new KeyValuePair<string, T>(key, value);
        }

        /// <summary>Names and modules in order.</summary>
        public IEnumerator<(string, T)> items() => GetEnumerator();

        /// <summary>The names in order.</summary>
        public IEnumerable<string> keys() => _items.Select(i => i.Key);

        /// <summary>The modules in order.</summary>
        public IEnumerable<T> values() => _items.Select(i => i.Value);

        /// <summary>Names and modules in order.</summary>
        public IEnumerator<(string, T)> GetEnumerator() => _items.GetEnumerator();

        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
            _items.Select(i => new KeyValuePair<string, T>(i.Key, i.Value)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            // the modules are registered as they are added
        }

        private void Reregister()
        {
            ClearModules();
            foreach (var (key, module) in _items)
                register_module(key, module);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules by name.</summary>
            public static Modules.ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            /// <summary>Modules of one kind by name.</summary>
            public static Modules.ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
            {
                ArgumentNullException.ThrowIfNull(modules);
                var result = new Modules.ModuleDict<T>();
                foreach (var item in modules)
                    result.Add(item);
                return result;
            }
        }
    }
}
