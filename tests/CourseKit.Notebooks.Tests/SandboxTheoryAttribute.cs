using CourseKit.Cli.Grading.Sandboxes;

namespace CourseKit.Notebooks.Tests;

/// <summary>A test that needs the sandbox.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SandboxTheoryAttribute : TheoryAttribute
{
    private static readonly bool IsThere = Bubblewrap.Find() is not null;

    public SandboxTheoryAttribute() => Skip = IsThere ? null : "bubblewrap is not there or may not make namespaces, and students' code runs in nothing less";
}
