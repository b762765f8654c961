using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Puts a module inside this one.</summary>
            /// <param name="name">Name, without dots; part of the names of its parameters.</param>
            /// <param name="submodule">The module.</param>
            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                CheckName(name, "module");
                _children.Add((name, submodule));
            }

            /// <summary>Puts a module inside this one.</summary>
            /// <inheritdoc cref="register_module"/>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Takes all modules directly inside out, without disposing them.</summary>
            protected void ClearModules() => _children.Clear();

            /// <summary>Takes all parameters of this module out, without disposing them.</summary>
            private protected void ClearParameters() => _parameters.Clear();

            /// <summary>Adds a parameter; null stands for one that is left out, such as a bias.</summary>
            /// <param name="name">Name, without dots.</param>
            /// <param name="param">The parameter.</param>
            public virtual void register_parameter(string name, Parameter? param)
            {
                CheckName(name, "parameter");
                param?.DetachFromDisposeScope();        // it lives as long as its module
                _parameters.Add((name, param));
            }

            /// <summary>Adds a parameter, or puts another in the place of the one that has this name.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                int index = _parameters.FindIndex(p => p.Name == name);
                value?.DetachFromDisposeScope();
                if (index < 0)
                    register_parameter(name, value);
                else
                    _parameters[index] = (name, value);
            }

            /// <summary>Adds a tensor that belongs to the module but is not learned, such as running statistics.</summary>
            /// <param name="name">Name, without dots.</param>
            /// <param name="tensor">The tensor.</param>
            /// <param name="persistent">Saved with the module.</param>
            public virtual void register_buffer(string name, Tensor? tensor, bool persistent = true)
            {
                CheckName(name, "buffer");
                tensor?.DetachFromDisposeScope();
                _buffers.Add((name, tensor, persistent));
            }

            /// <summary>Adds a buffer, or puts another in the place of the one that has this name.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                int index = _buffers.FindIndex(b => b.Name == name);
                value?.DetachFromDisposeScope();
                if (index < 0)
                    register_buffer(name, value, persistent);
                else
                    _buffers[index] = (name, value, persistent);
            }

            /// <summary>Modules directly inside, with their names, in the order of registration.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => Parts;

            /// <summary>Modules directly inside.</summary>
            public virtual IEnumerable<Module> children() => Parts.Select(c => c.Module);

            /// <summary>All modules inside, at any depth, with their dotted names: those directly inside first, then those inside
            /// each.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in Parts)
                    yield return child;
                foreach (var (child, module) in Parts)
                    foreach (var (inner, deeper) in module.named_modules())
                        yield return ($"{child}.{inner}", deeper);
            }

            /// <summary>All modules inside, at any depth.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            /// <summary>Parameters with their dotted names: this module's first, then those inside; a shared one once.</summary>
            /// <param name="recurse">Those of the modules inside too.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                foreach (var (key, parameter) in AllParameters("", recurse))
                    if (seen.Add(parameter))
                        yield return (key, parameter);
            }

            /// <summary>Parameters: this module's first, then those inside.</summary>
            /// <param name="recurse">Those of the modules inside too.</param>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            /// <summary>Buffers with their dotted names: this module's first, then those inside.</summary>
            /// <param name="recurse">Those of the modules inside too.</param>
            /// <param name="include_nonpersistent">Those too that are not saved.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (key, buffer, persistent) in _buffers)
                    if (buffer is not null && (persistent || include_nonpersistent))
                        yield return (key, buffer);
                if (!recurse)
                    yield break;
                foreach (var (child, module) in Parts)
                    foreach (var (key, buffer) in module.named_buffers(true, include_nonpersistent))
                        yield return ($"{child}.{key}", buffer);
            }

            /// <summary>Buffers: this module's first, then those inside.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            /// <summary>The parameter of a dotted name.</summary>
            /// <exception cref="ArgumentException">There is none.</exception>
            public virtual Parameter get_parameter(string target) =>
                named_parameters().FirstOrDefault(p =>
                    p.name == target).parameter ?? throw new ArgumentException($"there is no parameter '{target}' in this module.",
                        nameof(target));

            /// <summary>The buffer of a dotted name.</summary>
            /// <exception cref="ArgumentException">There is none.</exception>
            public virtual Tensor get_buffer(string target) =>
                named_buffers().FirstOrDefault(b =>
                    b.name == target).buffer ?? throw new ArgumentException($"there is no buffer '{target}' in this module.",
                        nameof(target));

            /// <summary>True when there is a parameter of this dotted name.</summary>
            public virtual bool has_parameter(string target) => named_parameters().Any(p => p.name == target);

            /// <summary>True when there is a buffer of this dotted name.</summary>
            public virtual bool has_buffer(string target) => named_buffers().Any(b => b.name == target);

            private IEnumerable<(string, Parameter)> AllParameters(string prefix, bool recurse)
            {
                foreach (var (key, parameter) in _parameters)
                    if (parameter is not null)
                        yield return (prefix + key, parameter);
                if (!recurse)
                    yield break;
                foreach (var (child, module) in Parts)
                    foreach (var (key, parameter) in module.named_parameters())
                        yield return ($"{prefix}{child}.{key}", parameter);
            }

            private void CheckName(string key, string kind)
            {
                CheckSyntax(key, kind);
                if (_children.Any(c => c.Name == key) || _parameters.Any(p => p.Name == key) || _buffers.Any(b => b.Name == key))
                    throw new ArgumentException($"{kind} '{key}' is already registered in this module.");
            }

            /// <summary>Raises unless a name can be part of a dotted name.</summary>
            private protected static void CheckSyntax(string key, string kind)
            {
                if (string.IsNullOrEmpty(key))
                    throw new ArgumentException($"the name of a {kind} cannot be empty.");
                if (key.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"the name of a {kind} cannot contain \".\", got '{key}'.");
            }
        }
    }
}
