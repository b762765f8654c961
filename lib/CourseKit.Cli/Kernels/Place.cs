using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using CourseKit.Kernel.Kernelspecs;

namespace CourseKit.Cli.Kernels;

/// <summary>The options that say for whom a kernel is installed, common to install and uninstall.</summary>
internal sealed class Place
{
    private static readonly TimeSpan PythonPatience = TimeSpan.FromSeconds(10);

    private readonly Option<bool> _user = new("--user") { Description = "For yourself (the default)." };
    private readonly Option<bool> _sysPrefix = new("--sys-prefix") { Description = "For the active Python environment (venv or conda)." };
    private readonly Option<string?> _prefix = new("--prefix") { Description = "Under DIR/share/jupyter.", HelpName = "DIR" };
    private readonly Option<string> _name = new("--name")
    {
        Description = "Name that notebooks carry.",
        DefaultValueFactory = _ => KernelspecInstaller.DefaultName,
    };

    public void AddTo(Command command)
    {
        command.Add(_user);
        command.Add(_sysPrefix);
        command.Add(_prefix);
        command.Add(_name);
        command.Validators.Add(result =>
        {
            if (new Option[] { _user, _sysPrefix, _prefix }.Count(option => result.GetResult(option) is { Implicit: false }) > 1)
                result.AddError("Choose one of --user, --sys-prefix and --prefix.");
        });
    }

    public string NameOf(ParseResult parsed) => parsed.GetRequiredValue(_name);

    /// <summary>The data folder of Jupyter's that the options mean.</summary>
    /// <exception cref="KernelspecException">There is no Python environment.</exception>
    public string FolderOf(ParseResult parsed) =>
        parsed.GetValue(_prefix) is { } prefix ? JupyterFolders.OfPrefix(prefix)
        : parsed.GetValue(_sysPrefix) ? JupyterFolders.OfPrefix(JupyterFolders.PythonPrefix ?? AskPython())
        : JupyterFolders.UserData;

    private static string AskPython()
    {
        foreach (var name in new[] { "python3", "python" })
        {
            try
            {
                using var python = Process.Start(new ProcessStartInfo(name, ["-c", "import sys; print(sys.prefix)"])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
                string prefix = python.StandardOutput.ReadToEnd().Trim();
                if (python.WaitForExit(PythonPatience) && python.ExitCode == 0 && prefix.Length > 0)
                    return prefix;
            }
            catch (Win32Exception)
            {
                // There is none of that name.
            }
        }
        throw new KernelspecException(
            "--sys-prefix: no Python was found; name its folder with --prefix, or install for yourself with --user.");
    }
}
