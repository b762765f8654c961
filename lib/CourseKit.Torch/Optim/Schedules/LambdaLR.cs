namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Sets the learning rate to that of the start times a function of the step.</summary>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double>[] _factors;

                    /// <summary>Sets the learning rate to that of the start times a function of the step.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="lr_lambda">The factor at a step.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Enumerable.Repeat(lr_lambda, optimizer.ParamGroups.Count()), last_epoch, verbose)
                    {
                    }

                    /// <summary>Sets the learning rate to that of the start times a function of the step.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="lr_lambdas">The factor at a step, one function per group.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    /// <exception cref="ArgumentException">There are not as many functions as groups.</exception>
                    public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentNullException.ThrowIfNull(lr_lambdas);
                        _factors = [.. lr_lambdas];
                        foreach (var factor in _factors)
                            ArgumentNullException.ThrowIfNull(factor, nameof(lr_lambdas));
                        if (_factors.Length != BaseRates.Length)
                            throw new ArgumentException($"Expected {BaseRates.Length} lr_lambdas, but got {_factors.Length}",
                                nameof(lr_lambdas));
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        BaseRates.Select((lr, i) => lr * _factors[i](Epoch));
                }
#pragma warning restore CA1034
            }

            /// <summary>Sets the learning rate to that of the start times a function of the step.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="lr_lambda">The factor at a step.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1,
                bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);
        }
    }
}
