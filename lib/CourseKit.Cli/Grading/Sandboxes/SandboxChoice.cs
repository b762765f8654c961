namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>Finds the sandbox of this machine, and says what it protects from.</summary>
internal static class SandboxChoice
{
    private const string Harm = "read your files and use the network";

    /// <exception cref="CourseKitException">There is none, and the user did not say --unsafe.</exception>
    public static ISandbox Find(bool isUnsafe) =>
        (ISandbox?)Bubblewrap.Find()
        ?? (isUnsafe ? new Unprotected() : throw new CourseKitException(
            $"There is no sandbox here: {HowToGetOne} Students' code could {Harm}. --unsafe grades all the same."));

    /// <summary>One line about a sandbox.</summary>
    public static string Describe(ISandbox sandbox) =>
        $"sandbox: {sandbox.Name} ({string.Join("; ", sandbox.Protections)})"
        + (sandbox.IsProtected ? "" : $". NOT protected: students' code can {Harm}");

    private static string HowToGetOne => OperatingSystem.IsLinux()
        ? "bubblewrap is not installed, or may not make user namespaces (on Debian and Ubuntu: apt install bubblewrap)."
        : "on this platform the kit has none; grade in WSL 2, in a Linux virtual machine or in CI with bubblewrap.";
}
