namespace CourseKit;

/// <summary>
/// Lets long work notice that its notebook cell is to stop. The host need not abort the thread then, which on Linux may end the process.
/// </summary>
internal static class HostStop
{
    /// <summary>
    /// Name of the <see cref="AppContext"/> data, an <see cref="Action"/>, by which a host stops work: called at each batch and step, it
    /// throws when the cell that runs is to stop.
    /// </summary>
    public const string Name = "CourseKit.StopCheck";

    /// <exception cref="OperationCanceledException">The user interrupted the cell.</exception>
    public static void Check() => (AppContext.GetData(Name) as Action)?.Invoke();
}
