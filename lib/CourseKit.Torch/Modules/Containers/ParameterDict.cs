using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Parameters by name, in the order they were added: a module that holds it learns and saves them.</summary>
    public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
    {
        private readonly List<(string Key, Parameter Value)> _items = [];

        /// <summary>An empty dictionary.</summary>
        public ParameterDict() : base(nameof(ParameterDict))
        {
        }

        /// <summary>Number of parameters.</summary>
        public int Count => _items.Count;

        /// <summary>False.</summary>
        public bool IsReadOnly => false;

        /// <summary>The names.</summary>
        public ICollection<string> Keys => [.. _items.Select(i => i.Key)];

        /// <summary>The parameters.</summary>
        public ICollection<Parameter> Values => [.. _items.Select(i => i.Value)];

        /// <summary>The parameter of a name; setting adds it or replaces the one that has the name.</summary>
        /// <exception cref="KeyNotFoundException">There is none.</exception>
        public Parameter this[string key]
        {
            get => TryGetValue(key, out var value) ? value
                : throw new KeyNotFoundException($"there is no parameter '{key}' in this dictionary.");
            set
            {
                int index = _items.FindIndex(i => i.Key == key);
                if (index < 0)
                    Add(key, value);
                else
                    this[index] = (key, value);
            }
        }

        /// <summary>The name and parameter at a position.</summary>
        public (string, Parameter) this[int index]
        {
            get => _items[index];
            set
            {
                _items[index] = value;
                Reregister();
            }
        }

        /// <summary>Adds a parameter.</summary>
        /// <exception cref="ArgumentException">The name is taken, empty or has a dot.</exception>
        public void Add(string key, Parameter value)
        {
            register_parameter(key, value);
            _items.Add((key, value));
        }

        /// <summary>Adds a parameter.</summary>
        public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

        /// <summary>Adds a parameter.</summary>
        public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

        /// <summary>Adds a parameter at a position.</summary>
        public void Insert(int index, (string, Parameter) item)
        {
            _items.Insert(index, item);
            Reregister();
        }

        /// <summary>Takes the parameter of a name out.</summary>
        /// <returns>False when there was none.</returns>
        public bool Remove(string key)
        {
            int index = _items.FindIndex(i => i.Key == key);
            if (index >= 0)
                RemoveAt(index);
            return index >= 0;
        }

        /// <summary>Takes a parameter out.</summary>
        public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

        /// <summary>Takes a parameter out.</summary>
        public bool Remove(KeyValuePair<string, Parameter> item) => Remove((item.Key, item.Value));

        /// <summary>Takes the parameter at a position out.</summary>
        public void RemoveAt(int index)
        {
            _items.RemoveAt(index);
            Reregister();
        }

        /// <summary>Takes all parameters out.</summary>
        public void Clear()
        {
            _items.Clear();
            Reregister();
        }

        /// <summary>Takes all parameters out.</summary>
        public void clear() => Clear();

        /// <summary>True when there is a parameter of this name.</summary>
        public bool ContainsKey(string key) => _items.Exists(i => i.Key == key);

        /// <summary>True when this parameter is there under this name.</summary>
        public bool Contains((string, Parameter) item) => IndexOf(item) >= 0;

        /// <summary>True when this parameter is there under this name.</summary>
        public bool Contains(KeyValuePair<string, Parameter> item) => Contains((item.Key, item.Value));

        /// <summary>Where a parameter stands; -1 when it is not there.</summary>
        public int IndexOf((string, Parameter) item) => _items.FindIndex(i => i.Key == item.Item1 && ReferenceEquals(i.Value, item.Item2));

        /// <summary>The parameter of a name.</summary>
        /// <returns>False when there is none.</returns>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value)
        {
            value = _items.Find(i => i.Key == key).Value;
            return value is not null;
        }

        /// <summary>Copies names and parameters to an array.</summary>
        public void CopyTo((string, Parameter)[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

        /// <summary>Copies names and parameters to an array.</summary>
        public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex)
        {
            ArgumentNullException.ThrowIfNull(array);
            foreach (var (key, value) in _items)
                array[arrayIndex++] = new KeyValuePair<string, Parameter>(key, value);
        }

        /// <summary>Names and parameters in order.</summary>
        public IEnumerator<(string, Parameter)> items() => GetEnumerator();

        /// <summary>The names in order.</summary>
        public IEnumerable<string> keys() => _items.Select(i => i.Key);

        /// <summary>The parameters in order.</summary>
        public IEnumerable<Parameter> values() => _items.Select(i => i.Value);

        /// <summary>Names and parameters in order.</summary>
        public IEnumerator<(string, Parameter)> GetEnumerator() => _items.GetEnumerator();

        IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
            _items.Select(i => new KeyValuePair<string, Parameter>(i.Key, i.Value)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            // the parameters are registered as they are added
        }

        private void Reregister()
        {
            ClearParameters();
            foreach (var (key, parameter) in _items)
                register_parameter(key, parameter);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Parameters by name.</summary>
            public static Modules.ParameterDict ParameterDict(params (string, Modules.Parameter)[] parameters)
            {
                ArgumentNullException.ThrowIfNull(parameters);
                var result = new Modules.ParameterDict();
                foreach (var item in parameters)
                    result.Add(item);
                return result;
            }
        }
    }
}
