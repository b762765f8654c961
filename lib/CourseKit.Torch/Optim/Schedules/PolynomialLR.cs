namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lowers the learning rate to 0 along a power of the steps left.</summary>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class PolynomialLR : LRScheduler
                {
                    private readonly int _steps;
                    private readonly double _power;

                    /// <summary>Lowers the learning rate to 0 along a power of the steps left.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="total_iters">Steps until 0.</param>
                    /// <param name="power">The power.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1.0, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _steps = total_iters;
                        _power = power;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Epoch == 0 || Epoch > _steps
                        ? Rates
                        : Scaled(Math.Pow((1 - (double)Epoch / _steps) / (1 - (Epoch - 1.0) / _steps), _power));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(lr => lr * Math.Pow(1 - (double)Math.Min(_steps, Epoch) / _steps, _power));
                }
#pragma warning restore CA1034
            }

            /// <summary>Lowers the learning rate to 0 along a power of the steps left.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="total_iters">Steps until 0.</param>
            /// <param name="power">The power.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1.0, int last_epoch = -1,
                bool verbose = false) =>
                new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose);
        }
    }
}
