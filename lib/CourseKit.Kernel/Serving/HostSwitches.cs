namespace CourseKit.Kernel.Serving;

/// <summary>
/// What this host tells libraries that cells use, by switches of <see cref="AppContext"/>: a convention of names alone, so that neither
/// side needs to know the other's assembly.
/// </summary>
internal static class HostSwitches
{
    /// <summary>A line that goes back to its start (\r) is shown as a terminal shows it.</summary>
    public const string LiveOutput = "CourseKit.LiveOutput";

    /// <summary>A display can change while its cell runs.</summary>
    public const string LivePlot = "CourseKit.LivePlot";

    /// <summary>Turns on what Jupyter front ends can show; a switch that the runtime configuration sets stays as it is.</summary>
    public static void Set()
    {
        foreach (string name in (string[])[LiveOutput, LivePlot])
        {
            if (!AppContext.TryGetSwitch(name, out _))
                AppContext.SetSwitch(name, true);
        }
    }
}
