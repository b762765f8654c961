using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network: parameters and buffers by name, and further parts inside. Dispose it to free them all.</summary>
        public partial class Module : IDisposable
        {
            /// <summary>Name of the module's kind.</summary>
            protected readonly string name;

            private readonly List<(string Name, Parameter? Parameter)> _parameters = [];
            private readonly List<(string Name, Tensor? Buffer, bool Persistent)> _buffers = [];
            private readonly List<(string Name, Module Module)> _children = [];
            private bool _disposed;

            /// <summary>A module without parts.</summary>
            /// <param name="name">Name of its kind, shown by <see cref="GetName"/>.</param>
            protected Module(string name) => this.name = name;

            /// <summary>True while training; dropout, batch normalisation and the like behave differently in evaluation.</summary>
            public virtual bool training { get; private set; } = true;

            /// <summary>Name of the module's kind.</summary>
            public virtual string GetName() => name;

            /// <summary>Modules directly inside, in order.</summary>
            internal virtual IReadOnlyList<(string Name, Module Module)> Parts => _children;

            /// <summary>Switches this module and all inside to training, or to evaluation.</summary>
            /// <param name="train">False for evaluation.</param>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, child) in Parts)
                    child.train(train);
            }

            /// <summary>Switches this module and all inside to evaluation.</summary>
            public virtual void eval() => train(false);

            /// <summary>Clears the gradients of all parameters.</summary>
            /// <param name="set_to_none">Drop them, instead of filling them with 0.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                    if (set_to_none)
                        parameter.grad = null;
                    else if (parameter.Impl.Autograd?.Grad is { } gradient)
                        gradient.zero_();
            }

            /// <summary>Runs an action on each module inside, then on this one.</summary>
            /// <returns>This module.</returns>
            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var (_, child) in Parts)
                    child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Disposes all parameters and buffers, and all modules inside.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes all parameters and buffers, and all modules inside.</summary>
            /// <param name="disposing">False when called by a finaliser: nothing is touched then.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                    return;
                _disposed = true;
                foreach (var (_, parameter) in _parameters)
                    parameter?.Dispose();
                foreach (var (_, buffer, _) in _buffers)
                    buffer?.Dispose();
                foreach (var (_, child) in _children)
                    child.Dispose();
            }

            /// <summary>
            /// Registers the fields of this object that hold modules, parameters and tensors, under the fields' names or those that
            /// <see cref="Utils.ComponentNameAttribute"/> gives them. Call it at the end of the constructor.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                for (var type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                    foreach (var field in type.GetFields(
                        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                        Register(field.ComponentName(), field.GetValue(this));
            }

            private void Register(string field, object? value)
            {
                if (_children.Any(c => c.Name == field) || _parameters.Any(p => p.Name == field) || _buffers.Any(b => b.Name == field))
                    return;
                if (value is Module module)
                    register_module(field, module);
                else if (value is Parameter parameter)
                    register_parameter(field, parameter);
                else if (value is Tensor tensor)
                    register_buffer(field, tensor);
            }
        }

        /// <summary>A parameter with the shape and the memory of a tensor.</summary>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
