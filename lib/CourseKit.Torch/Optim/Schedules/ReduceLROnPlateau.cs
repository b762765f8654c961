namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by a factor when a metric has stopped improving.</summary>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _smaller;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly double _threshold;
                    private readonly double _eps;
                    private readonly int _patience;
                    private readonly int _cooldown;
                    private readonly double[] _least;
                    private double _best;
                    private int _bad;
                    private int _resting;

                    /// <summary>Multiplies the learning rate by a factor when a metric has stopped improving.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="mode">"min" when smaller is better, "max" when larger is.</param>
                    /// <param name="factor">Factor, below 1.</param>
                    /// <param name="patience">Steps without improvement that are borne.</param>
                    /// <param name="threshold">What counts as an improvement.</param>
                    /// <param name="threshold_mode">"rel": the threshold is a share of the best; "abs": it is an amount.</param>
                    /// <param name="cooldown">Steps after a change in which nothing is counted.</param>
                    /// <param name="min_lr">Smallest learning rate: one number, or one per group.</param>
                    /// <param name="eps">Changes smaller than this are not made.</param>
                    /// <param name="verbose">Print changes.</param>
                    /// <exception cref="ArgumentException">A mode is unknown, the factor is not below 1, or min_lr has the wrong
                    /// length.</exception>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10,
                        double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null,
                            double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1)
                            throw new ArgumentException($"Factor should be < 1.0, got {factor}.", nameof(factor));
                        if (mode is not ("min" or "max"))
                            throw new ArgumentException($"mode {mode} is unknown!", nameof(mode));
                        if (threshold_mode is not ("rel" or "abs"))
                            throw new ArgumentException($"threshold mode {threshold_mode} is unknown!", nameof(threshold_mode));
                        int groups = BaseRates.Length;
                        _least = min_lr switch
                        {
                            null => new double[groups],
                            [var all] => [.. Enumerable.Repeat(all, groups)],
                            _ when min_lr.Count == groups => [.. min_lr],
                            _ => throw new ArgumentException($"expected {groups} min_lrs, got {min_lr.Count}", nameof(min_lr)),
                        };
                        (_smaller, _relative, _factor, _threshold) = (mode == "min", threshold_mode == "rel", factor, threshold);
                        (_eps, _patience, _cooldown) = (eps, patience, cooldown);
                        _best = _smaller ? double.PositiveInfinity : double.NegativeInfinity;
                        Epoch = 0;
                    }

                    /// <summary>Not for this schedule.</summary>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step() => throw NeedsMetric();

                    /// <summary>Not for this schedule.</summary>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step(int? epoch) => throw NeedsMetric();

                    /// <summary>Looks at the metric, and lowers the learning rate when it has not improved for long enough.</summary>
                    /// <param name="current">Value of the metric.</param>
                    /// <param name="epoch">Null for the next.</param>
                    public override void step(double current, int? epoch = null)
                    {
                        Epoch = epoch ?? Epoch + 1;
                        (_best, _bad) = Better(current) ? (current, 0) : (_best, _bad + 1);
                        if (_resting > 0)
                        {
                            _resting--;
                            _bad = 0;
                        }
                        var rates = Rates;
                        if (_bad > _patience)
                        {
                            for (int i = 0; i < rates.Length; i++)
                                if (Math.Max(rates[i] * _factor, _least[i]) is var lower && rates[i] - lower > _eps)
                                    rates[i] = lower;
                            _resting = _cooldown;
                            _bad = 0;
                        }
                        Set(rates);
                    }

                    private static InvalidOperationException NeedsMetric() =>
                        new("ReduceLROnPlateau needs the value of a metric: call step(value).");

                    private bool Better(double value)
                    {
                        double margin = _relative ? _best * _threshold : _threshold;
                        if (double.IsInfinity(_best))
                            return _smaller ? value < _best : value > _best;
                        return _smaller ? value < _best - margin : value > _best + margin;
                    }
                }
#pragma warning restore CA1034
            }

            /// <summary>Multiplies the learning rate by a factor when a metric has stopped improving.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="mode">"min" when smaller is better, "max" when larger is.</param>
            /// <param name="factor">Factor, below 1.</param>
            /// <param name="patience">Steps without improvement that are borne.</param>
            /// <param name="threshold">What counts as an improvement.</param>
            /// <param name="threshold_mode">"rel": the threshold is a share of the best; "abs": it is an amount.</param>
            /// <param name="cooldown">Steps after a change in which nothing is counted.</param>
            /// <param name="min_lr">Smallest learning rate: one number, or one per group.</param>
            /// <param name="eps">Changes smaller than this are not made.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10,
                double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8,
                    bool verbose = false) =>
                new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);
        }
    }
}
