namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lets the learning rate climb and fall between two bounds, again and again.</summary>
                /// <remarks>Smith, Cyclical learning rates for training neural networks, arXiv:1506.01186.</remarks>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class CyclicLR : LRScheduler
                {
                    private readonly double[] _least;
                    private readonly double[] _most;
                    private readonly double _total;
                    private readonly double _climb;
                    private readonly Func<double, double> _scale;
                    private readonly ScaleMode _scaleMode;
                    private readonly MomentumGroups? _momenta;
                    private readonly double[] _baseMomenta = [];
                    private readonly double[] _maxMomenta = [];

                    /// <summary>How the height changes from cycle to cycle.</summary>
                    public enum Mode
                    {
                        /// <summary>Not at all.</summary>
                        Triangular = 0,

                        /// <summary>It is halved.</summary>
                        Triangular2 = 1,

                        /// <summary>It falls by a factor per step.</summary>
                        ExpRange = 2,
                    }

                    /// <summary>What a scale function is given.</summary>
                    public enum ScaleMode
                    {
                        /// <summary>Number of the cycle, from 1.</summary>
                        Cycle = 0,

                        /// <summary>Number of the step, from 0.</summary>
                        Iterations = 1,
                    }

                    /// <summary>Lets the learning rate climb and fall between two bounds, again and again.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="base_lr">Smallest learning rate.</param>
                    /// <param name="max_lr">Largest learning rate.</param>
                    /// <param name="step_size_up">Steps of the climb.</param>
                    /// <param name="step_size_down">Steps of the fall; default: as many.</param>
                    /// <param name="mode">How the height changes from cycle to cycle.</param>
                    /// <param name="gamma">Base of the exponential mode.</param>
                    /// <param name="scale_fn">Height as a function of the cycle or the step, in the place of a mode.</param>
                    /// <param name="scale_mode">What that function is given.</param>
                    /// <param name="cycle_momentum">Move the momentum (or first beta) against the learning rate.</param>
                    /// <param name="base_momentum">Smallest momentum, where the rate is largest.</param>
                    /// <param name="max_momentum">Largest momentum, where the rate is smallest.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1,
                        Mode mode = Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null,
                            ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8,
                                double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Repeat(optimizer, base_lr), Repeat(optimizer, max_lr), step_size_up, step_size_down, mode,
                            gamma, scale_fn, scale_mode, cycle_momentum, Repeat(optimizer, base_momentum),
                                Repeat(optimizer, max_momentum), last_epoch, verbose)
                    {
                    }

                    /// <summary>Lets the learning rate climb and fall between two bounds, again and again.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="base_lr">Smallest learning rate.</param>
                    /// <param name="max_lr">Largest learning rate.</param>
                    /// <param name="step_size_up">Steps of the climb.</param>
                    /// <param name="step_size_down">Steps of the fall; default: as many.</param>
                    /// <param name="mode">How the height changes from cycle to cycle.</param>
                    /// <param name="gamma">Base of the exponential mode.</param>
                    /// <param name="scale_fn">Height as a function of the cycle or the step, in the place of a mode.</param>
                    /// <param name="scale_mode">What that function is given.</param>
                    /// <param name="cycle_momentum">Move the momentum (or first beta) against the learning rate.</param>
                    /// <param name="base_momentum">Smallest momentum, where the rate is largest.</param>
                    /// <param name="max_momentum">Largest momentum, where the rate is smallest.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <param name="verbose">Print changes.</param>
                    public CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000,
                        int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null,
                            ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null,
                                IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false)
                        : base(Start(optimizer, base_lr, last_epoch), last_epoch, verbose)
                    {
                        _least = MomentumGroups.PerGroup(optimizer, base_lr, 0, nameof(base_lr));
                        _most = MomentumGroups.PerGroup(optimizer, max_lr, 0, nameof(max_lr));
                        _total = step_size_up + (step_size_down < 0 ? step_size_up : step_size_down);
                        _climb = step_size_up / _total;
                        _scaleMode = scale_fn is not null ? scale_mode : mode == Mode.ExpRange ? ScaleMode.Iterations : ScaleMode.Cycle;
                        _scale = scale_fn ?? (mode switch
                        {
                            Mode.Triangular => _ => 1,
                            Mode.Triangular2 => cycle => 1 / Math.Pow(2, cycle - 1),
                            _ => steps => Math.Pow(gamma, steps),
                        });
                        if (cycle_momentum)
                        {
                            _momenta = new MomentumGroups(optimizer);
                            _baseMomenta = MomentumGroups.PerGroup(optimizer, base_momentum, 0.8, nameof(base_momentum));
                            _maxMomenta = MomentumGroups.PerGroup(optimizer, max_momentum, 0.9, nameof(max_momentum));
                        }
                        step();
                        BaseRates = _least;
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        double cycle = Math.Floor(1 + Epoch / _total), at = 1 + Epoch / _total - cycle;
                        double height = at <= _climb ? at / _climb : (at - 1) / (_climb - 1);
                        height *= _scale(_scaleMode == ScaleMode.Cycle ? cycle : Epoch);
                        for (int i = 0; _momenta is not null && i < _least.Length; i++)
                            _momenta.Set(i, _maxMomenta[i] - (_maxMomenta[i] - _baseMomenta[i]) * height);
                        return [.. _least.Zip(_most, (low, high) => low + (high - low) * height)];
                    }

                    private static IEnumerable<double> Repeat(Optimizer optimizer, double value) =>
                        Enumerable.Repeat(value, optimizer.ParamGroups.Count());

                    /// <summary>Sets the rates at the start before the base class reads them.</summary>
                    private static Optimizer Start(Optimizer optimizer, IEnumerable<double> minima, int lastEpoch)
                    {
                        var least = MomentumGroups.PerGroup(optimizer, minima, 0, "base_lr");
                        if (lastEpoch == -1)
                            foreach (var (group, i) in optimizer.ParamGroups.Select((g, i) => (g, i)))
                                group.LearningRate = least[i];
                        return optimizer;
                    }
                }
#pragma warning restore CA1034
            }

            /// <summary>Lets the learning rate climb and fall between two bounds, again and again.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="base_lr">Smallest learning rate.</param>
            /// <param name="max_lr">Largest learning rate.</param>
            /// <param name="step_size_up">Steps of the climb.</param>
            /// <param name="step_size_down">Steps of the fall; default: as many.</param>
            /// <param name="mode">How the height changes from cycle to cycle.</param>
            /// <param name="gamma">Base of the exponential mode.</param>
            /// <param name="scale_fn">Height as a function of the cycle or the step, in the place of a mode.</param>
            /// <param name="scale_mode">What that function is given.</param>
            /// <param name="cycle_momentum">Move the momentum (or first beta) against the learning rate.</param>
            /// <param name="base_momentum">Smallest momentum, where the rate is largest.</param>
            /// <param name="max_momentum">Largest momentum, where the rate is smallest.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000,
                int step_size_down = -1, impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1.0, Func<double,
                    double>? scale_fn = null, impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle,
                        bool cycle_momentum = true, double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1,
                            bool verbose = false) =>
                new impl.CyclicLR(optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode,
                    cycle_momentum, base_momentum, max_momentum, last_epoch, verbose);

            /// <summary>Lets the learning rate climb and fall between two bounds, again and again.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="base_lr">Smallest learning rate.</param>
            /// <param name="max_lr">Largest learning rate.</param>
            /// <param name="step_size_up">Steps of the climb.</param>
            /// <param name="step_size_down">Steps of the fall; default: as many.</param>
            /// <param name="mode">How the height changes from cycle to cycle.</param>
            /// <param name="gamma">Base of the exponential mode.</param>
            /// <param name="scale_fn">Height as a function of the cycle or the step, in the place of a mode.</param>
            /// <param name="scale_mode">What that function is given.</param>
            /// <param name="cycle_momentum">Move the momentum (or first beta) against the learning rate.</param>
            /// <param name="base_momentum">Smallest momentum, where the rate is largest.</param>
            /// <param name="max_momentum">Largest momentum, where the rate is smallest.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            /// <param name="verbose">Print changes.</param>
            public static LRScheduler CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr,
                int step_size_up = 2000, int step_size_down = -1, impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular,
                    double gamma = 1.0, Func<double, double>? scale_fn = null,
                        impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true,
                            IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1,
                                bool verbose = false) =>
                new impl.CyclicLR(optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode,
                    cycle_momentum, base_momentum, max_momentum, last_epoch, verbose);
        }
    }
}
