using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Scripting.Compilation;

/// <summary>
/// The cells that later cells can see, oldest first. A cell whose every name was declared anew, and which no living cell needs,
/// leaves the chain, and with it goes the last thing that keeps its assembly loaded: re-running a cell costs no memory.
/// </summary>
internal sealed class SubmissionChain
{
    // Rebinding the chain costs a few milliseconds, so the dead are buried in groups.
    private const int MaxDead = 16;

    private List<Submission> _live = [];

    public IReadOnlyList<Submission> Live => _live;

    public CSharpCompilation? Last => _live.Count == 0 ? null : _live[^1].Compilation;

    /// <summary>Usings that hold for the next cell.</summary>
    public IReadOnlySet<string> Usings => _live.SelectMany(s => s.UsingKeys).ToHashSet();

    /// <summary>
    /// What the factory of a submission compiled on this chain is given: slot 0 is a host object that we have not, then each cell
    /// with code, and last the place where it puts its own script object.
    /// </summary>
    public object?[] SlotsForNext() => [null, .. _live.Where(s => s.HasCode).Select(s => s.Instance), null];

    public void Clear() => _live = [];

    public void Add(Submission submission)
    {
        _live.Add(submission);
        var needed = Needed();
        if (_live.Count - needed.Count > MaxDead)
            Relink(needed);
    }

    /// <summary>
    /// Holders of a newest declaration or of a using, and the cells that compiling these again looks into. Metadata tells which; but
    /// constants and nameof leave no trace there, so the newest declaration of a name that is merely mentioned counts too.
    /// </summary>
    private HashSet<Submission> Needed()
    {
        var (needed, declared) = (new HashSet<Submission>(), new HashSet<string>());
        var (assemblies, mentioned) = (new HashSet<string>(), new HashSet<string>());
        for (int i = _live.Count - 1; i >= 0; i--)
        {
            var submission = _live[i];
            int before = declared.Count;
            declared.UnionWith(submission.Declared);
            bool holdsName = declared.Count > before;
            if (!holdsName && submission.UsingKeys.Count == 0
                && !assemblies.Contains(submission.AssemblyName) && !mentioned.Overlaps(submission.DeclaredNames))
                continue;
            needed.Add(submission);
            assemblies.UnionWith(submission.ReferencedAssemblies);
            mentioned.ExceptWith(submission.DeclaredNames);
            mentioned.UnionWith(submission.Mentioned);
        }
        return needed;
    }

    private void Relink(HashSet<Submission> needed)
    {
        _live = _live.FindAll(needed.Contains);
        CSharpCompilation? previous = null;
        foreach (var submission in _live)
        {
            var info = submission.Compilation.ScriptCompilationInfo!;
            submission.Compilation = submission.Compilation.WithScriptCompilationInfo(info.WithPreviousScriptCompilation(previous));
            previous = submission.Compilation;
        }
    }
}
