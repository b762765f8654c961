using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimisers: they change parameters by their gradients.</summary>
    public static partial class optim
    {
        /// <summary>Something with a learning rate.</summary>
        public interface ILearningRateController
        {
            /// <summary>Learning rate.</summary>
            double LearningRate { get; set; }

            /// <summary>Learning rate at the start, which schedules refer to.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>Something with a momentum.</summary>
        public interface IMomentum
        {
            /// <summary>Momentum.</summary>
            double Momentum { get; set; }
        }

        /// <summary>Something with a pair of averaging coefficients in the place of a momentum.</summary>
        public interface IBetas
        {
            /// <summary>Share of the past in the averages of the gradient and of its square.</summary>
            (double, double) Betas { get; set; }
        }

        /// <summary>Changes parameters by their gradients, one step at a time.</summary>
        public abstract class Optimizer : IDisposable
        {
            /// <summary>The groups of parameters.</summary>
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            /// <summary>The groups of parameters, each with its own settings.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>All parameters.</summary>
            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(g => g.Parameters);

            /// <summary>Changes the parameters by their gradients.</summary>
            /// <param name="closure">Computes the loss and its gradients first; may be left out.</param>
            /// <returns>The loss that the closure gave, or null.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>Clears the gradients of all parameters.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters())
                    parameter.grad = null;
            }

            /// <summary>Adds a group of parameters.</summary>
            public virtual void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

            /// <summary>Disposes what the optimiser remembers about the parameters; not the parameters.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes what the optimiser remembers about the parameters.</summary>
            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>All that an optimiser would need to go on where it was: the settings of each group and the memory of each
            /// parameter. The objects are the optimiser's own.</summary>
#pragma warning disable CA1034, CA1002 // nested, and with these lists, in TorchSharp
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>Settings, one per group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>Memory, one per parameter, group by group.</summary>
                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group the positions of its parameters in <see cref="State"/>.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
#pragma warning restore CA1034, CA1002
        }
    }
}
