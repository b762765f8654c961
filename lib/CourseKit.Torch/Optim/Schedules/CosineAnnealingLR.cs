namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lowers the learning rate along half a cosine, and raises it again along the other half.</summary>
                /// <remarks>Loshchilov and Hutter, SGDR: stochastic gradient descent with warm restarts, arXiv:1608.03983, without the
                /// restarts.</remarks>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _half;
                    private readonly double _least;

                    /// <summary>Lowers the learning rate along half a cosine, and raises it again along the other half.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="T_max">Steps of half a period.</param>
                    /// <param name="eta_min">Smallest learning rate.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0.0, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (T_max == 0)
                            throw new ArgumentException("Expected T_max other than 0: the schedule would have no length.", nameof(T_max));
                        _half = T_max;
                        _least = eta_min;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0)
                            return Rates;
                        if (_step_count == 1 && Epoch > 0)
                            return get_closed_form_lr();
                        if ((Epoch - 1 - _half) % (2 * _half) == 0)
                            return Rates.Zip(BaseRates, (lr, first) => lr + (first - _least) * (1 - Math.Cos(Math.PI / _half)) / 2);
                        double ratio = (1 + Math.Cos(Math.PI * Epoch / _half)) / (1 + Math.Cos(Math.PI * (Epoch - 1) / _half));
                        return Rates.Select(lr => ratio * (lr - _least) + _least);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(lr => _least + (lr - _least) * (1 + Math.Cos(Math.PI * Epoch / _half)) / 2);
                }
#pragma warning restore CA1034
            }

            /// <summary>Lowers the learning rate along half a cosine, and raises it again along the other half.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="T_max">Steps of half a period.</param>
            /// <param name="eta_min">Smallest learning rate.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0.0, int last_epoch = -1,
                bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);
        }
    }
}
