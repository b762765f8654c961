namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by a function of the step, from the second step on.</summary>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double>[] _factors;

                    /// <summary>Multiplies the learning rate by a function of the step, from the second step on.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="lr_lambda">The factor at a step.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Enumerable.Repeat(lr_lambda, optimizer.ParamGroups.Count()), last_epoch, verbose)
                    {
                    }

                    /// <summary>Multiplies the learning rate by a function of the step, from the second step on.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="lr_lambdas">The factor at a step, one function per group.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    /// <exception cref="ArgumentException">There are not as many functions as groups.</exception>
                    public MultiplicativeLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factors = [.. lr_lambdas];
                        if (_factors.Length != BaseRates.Length)
                            throw new ArgumentException($"Expected {BaseRates.Length} lr_lambdas, but got {_factors.Length}",
                                nameof(lr_lambdas));
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Epoch > 0 ? Rates.Select((lr, i) => lr * _factors[i](Epoch)) : Rates;
                }
#pragma warning restore CA1034
            }

            /// <summary>Multiplies the learning rate by a function of the step, from the second step on.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="lr_lambda">The factor at a step.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1,
                bool verbose = false) =>
                new impl.MultiplicativeLR(optimizer, lr_lambda, last_epoch, verbose);
        }
    }
}
