namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Changes the learning rate's factor evenly from a start to an end.</summary>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _steps;

                    /// <summary>Changes the learning rate's factor evenly from a start to an end.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="start_factor">Factor at the start, 0 to 1, not 0.</param>
                    /// <param name="end_factor">Factor at the end, 0 to 1.</param>
                    /// <param name="total_iters">Steps from start to end.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5,
                        int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (start_factor is > 1 or <= 0)
                            throw new ArgumentException(
                                $"Starting multiplicative factor expected to be greater than 0 and at most 1, got {start_factor}.",
                                nameof(start_factor));
                        if (end_factor is > 1 or < 0)
                            throw new ArgumentException($"Ending multiplicative factor expected to be between 0 and 1, got {end_factor}.",
                                nameof(end_factor));
                        _start = start_factor;
                        _end = end_factor;
                        _steps = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0)
                            return Scaled(_start);
                        double climb = _end - _start;
                        return Epoch > _steps ? Rates : Scaled(1 + climb / (_steps * _start + (Epoch - 1) * climb));
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(lr => lr * (_start + (_end - _start) * Math.Min(_steps, Epoch) / _steps));
                }
#pragma warning restore CA1034
            }

            /// <summary>Changes the learning rate's factor evenly from a start to an end.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="start_factor">Factor at the start, 0 to 1, not 0.</param>
            /// <param name="end_factor">Factor at the end, 0 to 1.</param>
            /// <param name="total_iters">Steps from start to end.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0,
                int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);
        }
    }
}
