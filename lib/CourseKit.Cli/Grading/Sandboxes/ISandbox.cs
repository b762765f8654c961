namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>A place where a student's process runs, cut off from everything that it must not reach.</summary>
internal interface ISandbox
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>True when students' code cannot read other files or use the network.</summary>
    bool IsProtected { get; }

    /// <summary>Which protections are active, a phrase each.</summary>
    IReadOnlyList<string> Protections { get; }

    /// <summary>Starts a program of this kit in it.</summary>
    /// <param name="commandLine">Program and arguments.</param>
    /// <param name="limits">What it may use.</param>
    SandboxedProcess Start(IReadOnlyList<string> commandLine, SandboxLimits limits);
}
