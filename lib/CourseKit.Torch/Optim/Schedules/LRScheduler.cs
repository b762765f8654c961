namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules of learning rates.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Sets the learning rates of an optimiser's groups, step by step. Making one takes its first step, which sets the rates of
            /// the start.
            /// </summary>
#pragma warning disable CA1034 // nested in TorchSharp too
            public abstract class LRScheduler
            {
                /// <summary>Steps taken, the first one included.</summary>
                protected int _step_count;

                private readonly Optimizer _optimizer = null!;
                private readonly bool _verbose;
                private double[] _last = [];

                /// <summary>A schedule that governs no optimiser itself.</summary>
                protected LRScheduler()
                {
                }

                /// <summary>A schedule for an optimiser.</summary>
                /// <param name="optimizer">Whose learning rates it sets.</param>
                /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                /// <param name="verbose">Print changes.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    (_optimizer, Epoch, _verbose) = (optimizer, last_epoch, verbose);
                    foreach (var group in optimizer.ParamGroups)
                        if (last_epoch == -1 && group is Modules.ParamGroup { Options: { InitialIsKnown: false } options })
                        {
                            options.InitialLearningRate = group.LearningRate;
                            options.InitialIsKnown = true;
                        }
                    BaseRates = [.. optimizer.ParamGroups.Select(g => g.InitialLearningRate)];
                    _last = Rates;
                }

                /// <summary>Advances the schedule, usually once per epoch.</summary>
                public virtual void step() => step(null);

                /// <summary>Advances the schedule, or takes it to a given epoch.</summary>
                /// <param name="epoch">Null for the next.</param>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    Epoch = epoch ?? Epoch + 1;
                    // get_lr may change momenta: it is called once per step
                    Set([.. epoch is null ? get_lr() : get_closed_form_lr()]);
                }

                /// <summary>Advances the schedule; the metric matters to <see cref="ReduceLROnPlateau"/> alone.</summary>
                /// <param name="current">Value of a metric.</param>
                /// <param name="epoch">Null for the next.</param>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The learning rates that the last step set, one per group.</summary>
                public IEnumerable<double> get_last_lr() => _last;

                /// <summary>The learning rates of this step, worked out from those of the step before.</summary>
                protected virtual IEnumerable<double> get_lr() => Rates;

                /// <summary>The learning rates of this step, worked out from the start.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>Number of the step: 0 at the start.</summary>
                internal int Epoch { get; set; } = -1;

                /// <summary>The optimiser whose rates are set.</summary>
                internal Optimizer Governed => _optimizer;

                /// <summary>Learning rates at the start, one per group.</summary>
                private protected double[] BaseRates { get; set; } = [];

                /// <summary>Learning rates now, one per group.</summary>
                private protected double[] Rates => [.. _optimizer.ParamGroups.Select(g => g.LearningRate)];

                /// <summary>The rates now times a factor, or as they are.</summary>
                private protected IEnumerable<double> Scaled(double factor) => Rates.Select(lr => lr * factor);

                /// <summary>Sets the learning rates.</summary>
                private protected void Set(double[] rates)
                {
                    foreach (var (group, i) in _optimizer.ParamGroups.Select((g, i) => (g, i)))
                    {
                        group.LearningRate = rates[i];
                        if (_verbose && rates[i] != _last[i])
                            Console.WriteLine($"Adjusting learning rate of group {i} to {rates[i]:e4}.");
                    }
                    _last = rates;
                }

                /// <summary>Takes the rates that another schedule has set for one's own.</summary>
                private protected void Follow(LRScheduler other) => _last = [.. other.get_last_lr()];

                /// <summary>Takes the first step again, after <see cref="Epoch"/> has been set back.</summary>
                internal void FirstStep()
                {
                    _step_count = 0;
                    step();
                }
            }
#pragma warning restore CA1034

            /// <summary>The classes behind the schedules.</summary>
            public static partial class impl
            {
            }
        }
    }
}
