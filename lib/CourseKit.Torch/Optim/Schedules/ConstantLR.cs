namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by a factor until a number of steps is over.</summary>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _steps;

                    /// <summary>Multiplies the learning rate by a factor until a number of steps is over.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="factor">Factor, 0 to 1.</param>
                    /// <param name="total_iters">Steps for which it applies.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (factor is > 1 or < 0)
                            throw new ArgumentException($"Constant multiplicative factor expected to be between 0 and 1, got {factor}.",
                                nameof(factor));
                        _factor = factor;
                        _steps = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Epoch == 0 ? Scaled(_factor) : Epoch == _steps ? Scaled(1 / _factor) : Rates;

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(lr => lr * (Epoch >= _steps ? 1 : _factor));
                }
#pragma warning restore CA1034
            }

            /// <summary>Multiplies the learning rate by a factor until a number of steps is over.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="factor">Factor, 0 to 1.</param>
            /// <param name="total_iters">Steps for which it applies.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1,
                bool verbose = false) =>
                new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose);
        }
    }
}
