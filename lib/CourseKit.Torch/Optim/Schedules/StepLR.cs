namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by gamma every so many steps.</summary>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class StepLR : LRScheduler
                {
                    private readonly int _stepSize;
                    private readonly double _gamma;

                    /// <summary>Multiplies the learning rate by gamma every so many steps.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="step_size">Steps between changes.</param>
                    /// <param name="gamma">Factor.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (step_size < 1)
                            throw new ArgumentException($"Expected positive integer step_size, but got {step_size}", nameof(step_size));
                        _stepSize = step_size;
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Epoch == 0 || Epoch % _stepSize != 0 ? Rates : Scaled(_gamma);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(lr => lr * Math.Pow(_gamma, Epoch / _stepSize));
                }
#pragma warning restore CA1034
            }

            /// <summary>Multiplies the learning rate by gamma every so many steps.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="step_size">Steps between changes.</param>
            /// <param name="gamma">Factor.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1,
                bool verbose = false) =>
                new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);
        }
    }
}
