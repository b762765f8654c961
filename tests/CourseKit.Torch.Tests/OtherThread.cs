namespace CourseKit.Torch.Tests;

/// <summary>Runs something on a thread of its own, never the caller's.</summary>
internal static class OtherThread
{
    /// <summary>Runs work on a thread of its own, and waits for it on this one.</summary>
    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        var thread = new Thread(() => result = work());
        thread.Start();
        thread.Join();
        return result;
    }
}
