namespace CourseKit.Cli.Tests;

/// <summary>A test that can be made on Linux only; the reason is in the text of the skipped test.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute(string why) => Skip = OperatingSystem.IsLinux() ? null : "On Linux only: " + why + ".";
}
