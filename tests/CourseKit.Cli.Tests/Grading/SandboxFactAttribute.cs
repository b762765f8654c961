using CourseKit.Cli.Grading.Sandboxes;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>A test that needs the sandbox.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SandboxFactAttribute : FactAttribute
{
    private static readonly bool IsThere = Bubblewrap.Find() is not null;

    public SandboxFactAttribute() => Skip = IsThere
        ? null : "bubblewrap is not there or may not make namespaces, and students' code runs in nothing less";
}

/// <inheritdoc cref="SandboxFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SandboxTheoryAttribute : TheoryAttribute
{
    public SandboxTheoryAttribute() => Skip = new SandboxFactAttribute().Skip;
}
