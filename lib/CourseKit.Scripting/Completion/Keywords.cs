namespace CourseKit.Scripting.Completion;

/// <summary>Words of the language.</summary>
internal static class Keywords
{
    private static readonly string[] OfTypes =
    [
        "bool", "byte", "char", "decimal", "double", "dynamic", "float", "int", "long", "nint", "nuint", "object", "sbyte", "short",
            "string", "uint",
        "ulong", "ushort", "void",
    ];

    private static readonly string[] OfStatements =
    [
        "abstract", "and", "as", "async", "await", "base", "break", "case", "catch", "checked", "class", "const", "continue", "default",
            "delegate", "do",
        "else", "enum", "event", "explicit", "extension", "false", "finally", "fixed", "for", "foreach", "from", "get", "goto", "if",
            "implicit", "in",
        "init", "interface", "internal", "is", "lock", "nameof", "namespace", "new", "not", "null", "operator", "or", "out", "override",
            "params",
        "partial", "private", "protected", "public", "readonly", "record", "ref", "required", "return", "scoped", "sealed", "select", "set",
            "sizeof",
        "stackalloc", "static", "struct", "switch", "this", "throw", "true", "try", "typeof", "unchecked", "unsafe", "using", "value",
            "var",
        "virtual", "volatile", "when", "where", "while", "with", "yield",
    ];

    public static IEnumerable<Candidate> Types => OfTypes.Select(Candidate.Keyword);

    public static IEnumerable<Candidate> OfCode => OfTypes.Concat(OfStatements).Select(Candidate.Keyword);
}
