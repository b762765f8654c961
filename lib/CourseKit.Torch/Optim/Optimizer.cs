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

        /// <summary>Changes parameters by their gradients, one step at a time.</summary>
        public abstract class Optimizer : IDisposable
        {
            private protected Optimizer()
            {
            }

            /// <summary>The groups of parameters, each with its own settings.</summary>
            public abstract IEnumerable<ILearningRateController> ParamGroups { get; }

            /// <summary>All parameters.</summary>
            public abstract IEnumerable<Parameter> parameters();

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
            public abstract void add_param_group(ParamGroup param_group);

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
        }
    }
}
