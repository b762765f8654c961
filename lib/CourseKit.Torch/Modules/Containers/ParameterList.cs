using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A list of parameters, named "0", "1", ...: a module that holds it learns and saves them.</summary>
    public class ParameterList : nn.Module, IList<Parameter>
    {
        private readonly List<Parameter> _items = [];

        /// <summary>A list of parameters.</summary>
        public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => extend(parameters);

        /// <summary>Number of parameters.</summary>
        public int Count => _items.Count;

        /// <summary>False.</summary>
        public bool IsReadOnly => false;

        /// <summary>The parameter at an index.</summary>
        public Parameter this[int index]
        {
            get => _items[index];
            set
            {
                _items[index] = value;
                Renumber();
            }
        }

        /// <summary>Adds parameters at the end.</summary>
        public void append(params Parameter[] parameters) => extend(parameters);

        /// <summary>Adds parameters at the end.</summary>
        public void extend(IEnumerable<Parameter> parameters)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            foreach (var parameter in parameters)
                Add(parameter);
        }

        /// <summary>Adds a parameter at the end.</summary>
        public void Add(Parameter item)
        {
            register_parameter($"{_items.Count}", item);
            _items.Add(item);
        }

        /// <summary>Puts a parameter before another.</summary>
        public void Insert(int index, Parameter item)
        {
            _items.Insert(index, item);
            Renumber();
        }

        /// <summary>Takes a parameter out, without disposing it.</summary>
        /// <returns>False when it was not there.</returns>
        public bool Remove(Parameter item)
        {
            int index = IndexOf(item);
            if (index >= 0)
                RemoveAt(index);
            return index >= 0;
        }

        /// <summary>Takes the parameter at an index out, without disposing it.</summary>
        public void RemoveAt(int index)
        {
            _items.RemoveAt(index);
            Renumber();
        }

        /// <summary>Takes all parameters out, without disposing them.</summary>
        public void Clear()
        {
            _items.Clear();
            Renumber();
        }

        /// <summary>Where a parameter stands; -1 when it is not there.</summary>
        public int IndexOf(Parameter item) => _items.FindIndex(p => ReferenceEquals(p, item));

        /// <summary>True when the parameter is in the list.</summary>
        public bool Contains(Parameter item) => IndexOf(item) >= 0;

        /// <summary>Copies the parameters to an array.</summary>
        public void CopyTo(Parameter[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

        /// <summary>The parameters in order.</summary>
        public IEnumerator<Parameter> GetEnumerator() => _items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            // the parameters are registered as they are added
        }

        private void Renumber()
        {
            ClearParameters();
            for (int i = 0; i < _items.Count; i++)
                register_parameter($"{i}", _items[i]);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of parameters, named "0", "1", ...</summary>
            public static Modules.ParameterList ParameterList(params Modules.Parameter[] parameters) => new(parameters);
        }
    }
}
