namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Takes a step of several schedules at once: their factors multiply.</summary>
#pragma warning disable CA1034 // nested in TorchSharp too
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedules;

                    /// <summary>Takes a step of several schedules at once.</summary>
                    /// <param name="schedulers">The schedules, for the same optimiser.</param>
                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        _schedules = [.. schedulers];
                        if (_schedules.Length == 0 || _schedules.Any(s => !ReferenceEquals(s.Governed, _schedules[0].Governed)))
                            throw new ArgumentException("ChainedLR expects at least one schedule, and all for the same optimizer.",
                                nameof(schedulers));
                        Follow(_schedules[^1]);
                    }

                    /// <inheritdoc/>
                    public override void step()
                    {
                        foreach (var schedule in _schedules)
                            schedule.step();
                        Follow(_schedules[^1]);
                    }

                    /// <inheritdoc/>
                    public override void step(int? epoch) => step();
                }
#pragma warning restore CA1034
            }

            /// <summary>Takes a step of several schedules at once: their factors multiply.</summary>
            /// <param name="schedulers">The schedules, for the same optimiser.</param>
            public static LRScheduler ChainedLR(IEnumerable<LRScheduler> schedulers) => new impl.ChainedLR(schedulers);
        }
    }
}
