using System.Collections.Concurrent;
using System.Reflection;
using CourseKit.Scripting.Compilation;

namespace CourseKit.Scripting.Loading;

/// <summary>
/// Loads cells, each into a load context of its own, and finds what they refer to: earlier cells, then <c>#r</c> assemblies.
/// </summary>
internal sealed class SubmissionLoader(ReferenceLoadContext references)
{
    // Weak: who still needs a cell holds its assembly, this table does not.
    private readonly ConcurrentDictionary<string, WeakReference<Assembly>> _submissions = new(StringComparer.Ordinal);

    /// <summary>Assemblies of cells that are still loaded.</summary>
    public int LoadedCount => _submissions.Values.Count(w => w.TryGetTarget(out _));

    // A cell's code is small for the collector and large for the process: it would wait for gigabytes of garbage before it looked.
    // Aggressive, as only that gives freed memory back to the system.
    private const int LoadsPerCollection = 50;

    private int _loads;

    public Assembly Load(string assemblyName, Stream pe, Stream pdb)
    {
        pe.Position = pdb.Position = 0;
        var assembly = new SubmissionLoadContext(assemblyName, Resolve).LoadFromStream(pe, pdb);
        _submissions[assemblyName] = new(assembly);
        foreach (var (name, dead) in _submissions)
        {
            if (!dead.TryGetTarget(out _))
                _submissions.TryRemove(name, out _);
        }
        if (++_loads % LoadsPerCollection == 0)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return assembly;
    }

    private Assembly? Resolve(AssemblyName name)
    {
        if (name.Name!.StartsWith(SubmissionCompiler.AssemblyPrefix, StringComparison.Ordinal))
            return _submissions.TryGetValue(name.Name, out var weak) && weak.TryGetTarget(out var submission) ? submission : null;
        return references.TryLoad(name);
    }
}
