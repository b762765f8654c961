namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>One long cycle: the learning rate climbs from a small start to its maximum, then falls far below the
                /// start.</summary>
                /// <remarks>Smith and Topin, Super-convergence, arXiv:1708.07120.</remarks>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class OneCycleLR : LRScheduler
                {
                    private readonly AnnealStrategy _strategy;
                    private readonly int _total;
                    private readonly double[] _ends;
                    private readonly double[] _most;
                    private readonly double _finalFactor;
                    private readonly MomentumGroups? _momenta;
                    private readonly double[] _baseMomenta = [];
                    private readonly double[] _maxMomenta = [];

                    /// <summary>Form of the way between two rates.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Half a cosine.</summary>
                        Cos = 0,

                        /// <summary>A straight line.</summary>
                        Linear = 1,
                    }

                    /// <summary>One long cycle: the learning rate climbs from a small start to its maximum, then falls far below the
                    /// start.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="max_lr">Largest learning rate.</param>
                    /// <param name="total_steps">Steps of the cycle; or give the next two.</param>
                    /// <param name="epochs">Epochs of the cycle.</param>
                    /// <param name="steps_per_epoch">Steps per epoch.</param>
                    /// <param name="pct_start">Share of the cycle in which the rate climbs.</param>
                    /// <param name="anneal_strategy">Form of the climb and the fall.</param>
                    /// <param name="cycle_momentum">Move the momentum (or first beta) against the learning rate.</param>
                    /// <param name="base_momentum">Smallest momentum, where the rate is largest.</param>
                    /// <param name="max_momentum">Largest momentum, where the rate is smallest.</param>
                    /// <param name="div_factor">The start is the maximum divided by this.</param>
                    /// <param name="final_div_factor">The end is the start divided by this.</param>
                    /// <param name="three_phase">Fall to the start first, as long as the climb, and only then further.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                            double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25.0,
                                double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Repeat(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy,
                            cycle_momentum, Repeat(optimizer, base_momentum), Repeat(optimizer, max_momentum), div_factor,
                                final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <summary>One long cycle: the learning rate climbs from a small start to its maximum, then falls far below the
                    /// start.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="max_lr">Largest learning rate.</param>
                    /// <param name="total_steps">Steps of the cycle; or give the next two.</param>
                    /// <param name="epochs">Epochs of the cycle.</param>
                    /// <param name="steps_per_epoch">Steps per epoch.</param>
                    /// <param name="pct_start">Share of the cycle in which the rate climbs.</param>
                    /// <param name="anneal_strategy">Form of the climb and the fall.</param>
                    /// <param name="cycle_momentum">Move the momentum (or first beta) against the learning rate.</param>
                    /// <param name="base_momentum">Smallest momentum, where the rate is largest.</param>
                    /// <param name="max_momentum">Largest momentum, where the rate is smallest.</param>
                    /// <param name="div_factor">The start is the maximum divided by this.</param>
                    /// <param name="final_div_factor">The end is the start divided by this.</param>
                    /// <param name="three_phase">Fall to the start first, as long as the climb, and only then further.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1,
                        int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos,
                            bool cycle_momentum = true, IEnumerable<double>? base_momentum = null,
                                IEnumerable<double>? max_momentum = null, double div_factor = 25.0, double final_div_factor = 1e4,
                                    bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(Start(optimizer, max_lr, div_factor, last_epoch), last_epoch, verbose)
                    {
                        if (pct_start is < 0 or > 1)
                            throw new ArgumentException($"Expected float between 0 and 1 pct_start, but got {pct_start}",
                                nameof(pct_start));
                        if (total_steps <= 0 && (epochs <= 0 || steps_per_epoch <= 0))
                            throw new ArgumentException(
                                $"You must define either total_steps OR (epochs AND steps_per_epoch), got {total_steps}, {epochs} and " +
                                $"{steps_per_epoch}", nameof(total_steps));
                        _total = total_steps > 0 ? total_steps : epochs * steps_per_epoch;
                        double climb = pct_start * _total;
                        _ends = three_phase ? [climb - 1, 2 * climb - 2, _total - 1] : [climb - 1, _total - 1];
                        (_strategy, _finalFactor) = (anneal_strategy, final_div_factor);
                        _most = MomentumGroups.PerGroup(optimizer, max_lr, 0, nameof(max_lr));
                        if (cycle_momentum)
                        {
                            _momenta = new MomentumGroups(optimizer);
                            _baseMomenta = MomentumGroups.PerGroup(optimizer, base_momentum, 0.85, nameof(base_momentum));
                            _maxMomenta = MomentumGroups.PerGroup(optimizer, max_momentum, 0.95, nameof(max_momentum));
                        }
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch > _total)
                            throw new InvalidOperationException(
                                $"Tried to step {Epoch + 1} times. The specified number of total steps is {_total}");
                        int phase = 0;
                        while (phase < _ends.Length - 1 && Epoch > _ends[phase])
                            phase++;
                        double start = phase == 0 ? 0 : _ends[phase - 1], share = (Epoch - start) / (_ends[phase] - start);
                        var result = new double[BaseRates.Length];
                        for (int i = 0; i < result.Length; i++)
                        {
                            double[] rates = _ends.Length == 2
                                ? [BaseRates[i], _most[i], BaseRates[i] / _finalFactor]
                                : [BaseRates[i], _most[i], BaseRates[i], BaseRates[i] / _finalFactor];
                            result[i] = Between(rates[phase], rates[phase + 1], share);
                            if (_momenta is null)
                                continue;
                            double low = _baseMomenta[i], high = _maxMomenta[i];
                            double[] momenta = [high, low, high, high];
                            _momenta.Set(i, Between(momenta[phase], momenta[phase + 1], share));
                        }
                        return result;
                    }

                    private static IEnumerable<double> Repeat(Optimizer optimizer, double value) =>
                        Enumerable.Repeat(value, optimizer.ParamGroups.Count());

                    /// <summary>Sets the rates at the start before the base class reads them.</summary>
                    private static Optimizer Start(Optimizer optimizer, IEnumerable<double> maxima, double factor, int lastEpoch)
                    {
                        var most = MomentumGroups.PerGroup(optimizer, maxima, 0, "max_lr");
                        if (lastEpoch == -1)
                            foreach (var (group, i) in optimizer.ParamGroups.Select((g, i) => (g, i)))
                            {
                                group.InitialLearningRate = most[i] / factor;
                                if (group is Modules.ParamGroup { Options: { } options })
                                    options.InitialIsKnown = true;
                            }
                        return optimizer;
                    }

                    private double Between(double start, double end, double share) => _strategy == AnnealStrategy.Cos
                        ? end + (start - end) / 2 * (Math.Cos(Math.PI * share) + 1)
                        : (end - start) * share + start;
                }
#pragma warning restore CA1034
            }

            /// <summary>One long cycle: the learning rate climbs from a small start to its maximum, then falls far below the
            /// start.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="max_lr">Largest learning rate.</param>
            /// <param name="total_steps">Steps of the cycle; or give the next two.</param>
            /// <param name="epochs">Epochs of the cycle.</param>
            /// <param name="steps_per_epoch">Steps per epoch.</param>
            /// <param name="pct_start">Share of the cycle in which the rate climbs.</param>
            /// <param name="anneal_strategy">Form of the climb and the fall.</param>
            /// <param name="cycle_momentum">Move the momentum (or first beta) against the learning rate.</param>
            /// <param name="base_momentum">Smallest momentum, where the rate is largest.</param>
            /// <param name="max_momentum">Largest momentum, where the rate is smallest.</param>
            /// <param name="div_factor">The start is the maximum divided by this.</param>
            /// <param name="final_div_factor">The end is the start divided by this.</param>
            /// <param name="three_phase">Fall to the start first, as long as the climb, and only then further.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1,
                int steps_per_epoch = -1, double pct_start = 0.3,
                    impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                        double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25.0, double final_div_factor = 1e4,
                            bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                    base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            /// <summary>One long cycle: the learning rate climbs from a small start to its maximum, then falls far below the
            /// start.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="max_lr">Largest learning rate.</param>
            /// <param name="total_steps">Steps of the cycle; or give the next two.</param>
            /// <param name="epochs">Epochs of the cycle.</param>
            /// <param name="steps_per_epoch">Steps per epoch.</param>
            /// <param name="pct_start">Share of the cycle in which the rate climbs.</param>
            /// <param name="anneal_strategy">Form of the climb and the fall.</param>
            /// <param name="cycle_momentum">Move the momentum (or first beta) against the learning rate.</param>
            /// <param name="base_momentum">Smallest momentum, where the rate is largest.</param>
            /// <param name="max_momentum">Largest momentum, where the rate is smallest.</param>
            /// <param name="div_factor">The start is the maximum divided by this.</param>
            /// <param name="final_div_factor">The end is the start divided by this.</param>
            /// <param name="three_phase">Fall to the start first, as long as the climb, and only then further.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1,
                int steps_per_epoch = -1, double pct_start = 0.3,
                    impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25.0,
                            double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                    base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);
        }
    }
}
