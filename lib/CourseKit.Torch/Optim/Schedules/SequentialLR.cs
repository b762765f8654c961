namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Runs one schedule after another, each from its milestone on.</summary>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedules;
                    private readonly int[] _milestones;

                    /// <summary>Runs one schedule after another, each from its milestone on.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="schedulers">The schedules, for the same optimiser.</param>
                    /// <param name="milestones">Steps at which the next schedule takes over, one fewer than schedules.</param>
                    /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
                    /// <exception cref="ArgumentException">The numbers do not match, or a schedule governs another optimiser.</exception>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones,
                        int last_epoch = -1) : base(optimizer, last_epoch + 1)
                    {
                        (_schedules, _milestones) = ([.. schedulers], [.. milestones]);
                        if (_milestones.Length != _schedules.Length - 1)
                            throw new ArgumentException(
                                "Sequential Schedulers expects number of schedulers provided to be one more than the number of " +
                                $"milestone points, but got {_schedules.Length} and {_milestones.Length}.", nameof(milestones));
                        if (_schedules.Any(s => !ReferenceEquals(s.Governed, optimizer)))
                            throw new ArgumentException("Sequential Schedulers expects all schedulers to belong to the same optimizer.",
                                nameof(schedulers));
                        foreach (var group in optimizer.ParamGroups)
                            group.LearningRate = group.InitialLearningRate;
                        foreach (var schedule in _schedules)        // each took its first step when it was made
                            schedule.Epoch--;
                        _schedules[0].FirstStep();
                        Follow(_schedules[0]);
                    }

                    /// <inheritdoc/>
                    public override void step(int? epoch)
                    {
                        Epoch = epoch ?? Epoch + 1;
                        int current = _milestones.Count(m => m <= Epoch);
                        var schedule = _schedules[current];
                        if (current > 0 && _milestones[current - 1] == Epoch)
                            schedule.step(0);
                        else
                            schedule.step();
                        Follow(schedule);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Rates;
                }
#pragma warning restore CA1034
            }

            /// <summary>Runs one schedule after another, each from its milestone on.</summary>
            /// <param name="optimizer">Whose learning rates are set.</param>
            /// <param name="schedulers">The schedules, for the same optimiser.</param>
            /// <param name="milestones">Steps at which the next schedule takes over, one fewer than schedules.</param>
            /// <param name="last_epoch">Steps taken in an earlier life, less 1; -1 starts anew.</param>
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones,
                int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);
        }
    }
}
