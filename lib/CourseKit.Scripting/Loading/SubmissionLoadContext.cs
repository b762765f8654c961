using System.Reflection;
using System.Runtime.Loader;

namespace CourseKit.Scripting.Loading;

/// <summary>Holds one cell's assembly, and lets it be collected when neither its variables nor a later cell need it.</summary>
internal sealed class SubmissionLoadContext(string name, Func<AssemblyName, Assembly?> resolve)
    : AssemblyLoadContext(name, isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName) => resolve(assemblyName);
}
