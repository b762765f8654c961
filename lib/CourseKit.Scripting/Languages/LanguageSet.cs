using System.Reflection;
using CourseKit.Scripting.Directives;

namespace CourseKit.Scripting.Languages;

/// <summary>Languages other than C#, each loaded when a cell first asks for it: a session of C# alone pays nothing for them.</summary>
internal sealed class LanguageSet : IDisposable
{
    private const string FSharpAssembly = "CourseKit.FSharp";

    private ICellLanguage? _fsharp;

    /// <summary>The languages that a cell has used.</summary>
    public IEnumerable<(string Name, ICellLanguage Language)> Loaded => _fsharp is null ? [] : [("fsharp", _fsharp)];

    /// <exception cref="DirectiveException">The language's compiler is not installed.</exception>
    public ICellLanguage Get(string directive) => directive switch
    {
        "#!fsharp" => _fsharp ??= Load(FSharpAssembly, "CourseKit.FSharp.FSharpLanguage"),
        _ => throw new DirectiveException(KnownDirectives.Unknown(directive)),
    };

    private static ICellLanguage Load(string assembly, string type)
    {
        try
        {
            return (ICellLanguage)Activator.CreateInstance(Assembly.Load(assembly).GetType(type, throwOnError: true)!)!;
        }
        catch (FileNotFoundException)
        {
            throw new DirectiveException(
                $"F# needs {assembly}.dll beside {typeof(LanguageSet).Assembly.GetName().Name}.dll, and it is not there.");
        }
    }

    public void Dispose()
    {
        _fsharp?.Dispose();
        _fsharp = null;
    }
}
