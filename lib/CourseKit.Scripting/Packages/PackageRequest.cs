namespace CourseKit.Scripting.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">A version, a range, or <c>*</c> for the newest.</param>
internal sealed record PackageRequest(string Id, string Version)
{
    /// <summary>Reads what stands after <c>nuget:</c>, such as <c>MathNet.Numerics, 5.0.0</c>.</summary>
    /// <exception cref="Directives.DirectiveException">It names no package.</exception>
    public static PackageRequest Parse(string text)
    {
        var parts = text.Split([',', '@'], StringSplitOptions.TrimEntries);
        bool isName = parts[0].Length > 0 && parts[0].All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-');
        // The version goes into a project file: what is no version must not get there.
        bool isVersion = parts.Skip(1)
            .All(p => p.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '*' or '+' or '[' or ']' or '(' or ')'));
        if (!isName || !isVersion || parts.Length > 3)
            throw new Directives.DirectiveException(
                $"#r \"nuget: {text}\" does not name a package. "
                    + "Write #r \"nuget: Id, Version\", such as #r \"nuget: MathNet.Numerics, 5.0.0\".");
        string version = string.Join(',', parts.Skip(1));
        return new(parts[0], version.Length == 0 ? "*" : version);
    }

    /// <summary>Whether the same request may bring another version tomorrow.</summary>
    public bool IsFloating => Version.Contains('*') || Version.Contains(',');
}
