namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>All parameters and saved buffers by dotted name; the tensors are the module's own.</summary>
            /// <param name="destination">Dictionary to fill; default: a new one.</param>
            /// <param name="prefix">Put before each name.</param>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string start = string.IsNullOrEmpty(prefix) ? "" : prefix.EndsWith('.') ? prefix : prefix + ".";
                // TorchSharp's order, which its files have too: parameters of this module and all inside, then buffers, then what remains,
                // the further names of shared tensors.
                foreach (var (key, parameter) in named_parameters())
                    destination.TryAdd(start + key, parameter);
                foreach (var (key, buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(start + key, buffer);
                foreach (var (child, module) in Parts)
                    module.state_dict(destination, start + child);
                return destination;
            }

            /// <summary>Copies values into the parameters and buffers of the same names.</summary>
            /// <param name="source">Values by dotted name.</param>
            /// <param name="strict">Raise when names are missing or left over.</param>
            /// <param name="skip">Names that are left alone.</param>
            /// <returns>Names that the source lacks, and names that the module lacks.</returns>
            /// <exception cref="InvalidOperationException">Names are missing or left over, and strict.</exception>
            /// <exception cref="ArgumentException">A shape differs.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source,
                bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var own = state_dict();
                var missing = own.Keys.Where(k => skip?.Contains(k) != true && !source.ContainsKey(k)).ToList();
                var unexpected = source.Keys.Where(k => skip?.Contains(k) != true && !own.ContainsKey(k)).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                    throw new InvalidOperationException(
                        $"The loaded state_dict is not identical to the target dictionary. Missing keys: {List(missing)}. Unexpected " +
                        $"keys: {List(unexpected)}.");
                var shared = own.Where(o => skip?.Contains(o.Key) != true && source.ContainsKey(o.Key)).ToList();
                foreach (var (key, target) in shared)       // all shapes first: nothing is changed when one does not fit
                    if (!target.Impl.Sizes.AsSpan().SequenceEqual(source[key].Impl.Sizes))
                        throw new ArgumentException(
                            $"Mismatched shapes loading '{key}': the module has {Shapes.Format(target.Impl.Sizes)}, the source " +
                            $"{Shapes.Format(source[key].Impl.Sizes)}.");
                using (no_grad())
                    foreach (var (key, target) in shared)
                        target.copy_(source[key]);
                return (missing, unexpected);
            }

            /// <summary>Converts parameters and buffers to another floating-point type.</summary>
            internal void ConvertTo(ScalarType dtype)
            {
                foreach (var (_, module) in Parts)
                    module.ConvertTo(dtype);
                for (int i = 0; i < _parameters.Count; i++)
                    if (_parameters[i].Parameter is { } parameter)
                        parameter.Become(parameter.Impl.Dtype.IsFloat() ? dtype : parameter.Impl.Dtype);
                for (int i = 0; i < _buffers.Count; i++)
                    if (_buffers[i].Buffer is { } buffer && buffer.Impl.Dtype.IsFloat())
                        buffer.Become(dtype);
            }

            private static string List(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
        }
    }

    public partial class Tensor
    {
        /// <summary>Replaces the array behind this handle by a conversion of it, keeping its standing as a leaf.</summary>
        internal void Become(ScalarType dtype)
        {
            if (Impl.Dtype == dtype)
                return;
            var old = Impl;
            var converted = new TensorImpl(dtype, old.Sizes);
            StridedCopy.Copy(old, converted);
            if (old.Autograd is { RequiresGrad: true })
                converted.Autograd = new AutogradMeta { RequiresGrad = true };
            converted.Storage.AddHolder();
            _impl = converted;
            old.Storage.ReleaseHolder();
        }
    }
}
