namespace CourseKit.Torch.Tests;

/// <summary>Runs something on a thread of its own, never the caller's.</summary>
internal static class OtherThread
{
    public static Task<T> Run<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
