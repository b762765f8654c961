using CourseKit.Scripting.Display;
using CourseKit.Scripting.Errors;
using CourseKit.Scripting.Execution;
using CourseKit.Scripting.Packages;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Directives;

/// <summary>Obeys <c>#r</c> and <c>#i</c>: makes files and packages known to the session.</summary>
internal sealed class ReferenceDirectives(string baseDirectory, CSharpEngine engine)
{
    private const string NuGet = "nuget:";

    private readonly PackageRestorer _restorer = new(baseDirectory);
    private readonly Dictionary<string, PackageRequest> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];
    private IReadOnlyList<PackageAssembly> _assemblies = [];

    /// <summary>Obeys the lines in order; the packages among them are restored together, last.</summary>
    /// <param name="lines">Lines of one part of a cell.</param>
    /// <param name="folder">The folder that paths are relative to.</param>
    /// <param name="text">The cell, for errors.</param>
    /// <param name="cell">Is shown what is being restored.</param>
    /// <param name="added">Is told every assembly that was added.</param>
    /// <param name="interrupt">Stops a restore.</param>
    /// <returns>What went wrong, or null.</returns>
    public async Task<CellResult?> ObeyAsync(
        IReadOnlyList<DirectiveLine> lines, string folder, SourceText text, CellContext cell, Action<string> added,
            CancellationToken interrupt)
    {
        var wanted = new List<PackageRequest>();
        DirectiveLine? current = null;
        try
        {
            foreach (var line in lines)
            {
                current = line;
                Obey(line, folder, cell, wanted, added);
            }
            if (wanted.Exists(w => _packages.GetValueOrDefault(w.Id) != w))
            {
                current = lines.First(l => l.Name is "#r" or "#:package" && IsPackage(l));
                await RestoreAsync(wanted, cell, interrupt).ConfigureAwait(false);
            }
            if (wanted.Count > 0)
            {
                foreach (var assembly in _assemblies)
                    added(assembly.LoadPath);
            }
            if (lines.Count > 0)
                engine.ReferencesChanged();
            return null;
        }
        catch (OperationCanceledException)
        {
            return CellResult.Aborted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or DirectiveException)
        {
            return new(CellStatus.Error, CompilationErrors.Describe(
                e is DirectiveException ? "DirectiveError" : e.GetType().FullName!, e.Message, text, current!.Span));
        }
    }

    private void Obey(DirectiveLine line, string folder, CellContext cell, List<PackageRequest> wanted, Action<string> added)
    {
        switch (line.Name)
        {
            case "#r" when line.Arguments is not [_]:
                throw new DirectiveException("#r needs one thing in quotes: #r \"path/to/Library.dll\" or #r \"nuget: Id, Version\".");
            case "#r" when IsPackage(line):
                wanted.Add(PackageRequest.Parse(line.Arguments[0][NuGet.Length..].Trim()));
                break;
            case "#r":
                if (engine.References.Add(line.Arguments[0], folder) is { } note)
                    cell.Write(isError: false, note + "\n");
                added(Path.GetFullPath(line.Arguments[0].Replace('\\', '/'), folder));
                break;
            case "#i":
                string source = line.Arguments is [var only] && IsPackage(line)
                    ? only[NuGet.Length..].Trim()
                    : throw new DirectiveException(
                        "#i names a source of packages: #i \"nuget: https://example.org/v3/index.json\", or a folder.");
                _sources.Add(source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder));
                break;
            case "#:package":   // as in a file-based app
                wanted.Add(PackageRequest.Parse(string.Join(' ', line.Arguments)));
                break;
            case "#:sdk" or "#:property":
                break;
            case var name when name.StartsWith("#!/", StringComparison.Ordinal):
                break;
            case var name:
                throw new DirectiveException(KnownDirectives.Unknown(name));
        }
    }

    private static bool IsPackage(DirectiveLine line) =>
        line.Name == "#:package" || (line.Arguments.Count == 1 && line.Arguments[0].StartsWith(NuGet, StringComparison.OrdinalIgnoreCase));

    private async Task RestoreAsync(List<PackageRequest> wanted, CellContext cell, CancellationToken interrupt)
    {
        var set = new Dictionary<string, PackageRequest>(_packages, StringComparer.OrdinalIgnoreCase);
        wanted.ForEach(w => set[w.Id] = w);
        string displayId = Guid.NewGuid().ToString("N");
        string names = string.Join(", ", wanted.Select(w => w.Version == "*" ? w.Id : $"{w.Id} {w.Version}"));
        Show($"Restoring {names} ...", isUpdate: false);
        RestoredPackages restored;
        try
        {
            var restoring = _restorer.RestoreAsync(set.Values, _sources, interrupt);
            for (int seconds = 1; await Task.WhenAny(restoring, Task.Delay(1_000, CancellationToken.None))
                .ConfigureAwait(false) != restoring; seconds++)
                Show($"Restoring {names} ... {seconds} s", isUpdate: true);
            restored = await restoring.ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or DirectiveException)
        {
            Show($"{names}: not restored", isUpdate: true);
            throw;
        }
        foreach (var note in engine.References.Add(restored))
            cell.Write(isError: false, note + "\n");
        wanted.ForEach(w => _packages[w.Id] = w);
        _assemblies = restored.Assemblies;
        Show("Installed "
            + string.Join(", ", wanted.Select(w => $"{w.Id} {restored.Packages.GetValueOrDefault(w.Id, w.Version)}")), isUpdate: true);

        void Show(string message, bool isUpdate) =>
            cell.Post(new DisplayOutput(Formatter.Format(new MimeContent("text/plain", message)), displayId, isUpdate));
    }
}
