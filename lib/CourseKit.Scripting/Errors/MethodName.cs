using System.Reflection;
using System.Text.RegularExpressions;
using CourseKit.Scripting.Display;

namespace CourseKit.Scripting.Errors;

/// <summary>Names of methods as the user wrote them, out of those that the compiler made of them.</summary>
internal static partial class MethodName
{
    /// <summary>Such as <c>Trainer.Fit(int)</c>; null for the cell's own top level.</summary>
    public static string? Of(MethodBase method, Type type)
    {
        string name = method.Name;
        bool hasParameters = true;
        // Async methods and iterators: class <Name>d__3, method MoveNext.
        // Lambdas and local functions: method <Name>b__0 or <Name>g__Local|0.
        if (name == "MoveNext" && Generated().Match(type.Name) is { Success: true } machine)
        {
            (name, hasParameters) = (machine.Groups["owner"].Value, false);
            type = type.DeclaringType ?? type;
        }
        if (Generated().Match(name) is { Success: true } made)
        {
            hasParameters = false;
            string local = made.Groups["local"].Value;
            string owner = made.Groups["owner"].Value;
            name = local.Length > 0 ? local : owner is "" or "<Initialize>" ? "lambda" : $"{owner}, lambda";
            if (owner == "<Initialize>" && made.Groups["kind"].Value == "d")
                return null;
        }
        if (name.Contains("<Initialize>", StringComparison.Ordinal) || name.Contains("<Factory>", StringComparison.Ordinal))
            return null;
        while (type.DeclaringType is not null && type.Name.StartsWith('<'))
            type = type.DeclaringType;
        string parameters = hasParameters ? string.Join(", ", method.GetParameters().Select(p => ValueText.TypeName(p.ParameterType))) : "";
        string owningType = type.Name.StartsWith("Submission#", StringComparison.Ordinal) ? "" : ValueText.TypeName(type) + ".";
        return name == ".ctor" ? $"new {owningType.TrimEnd('.')}({parameters})" : $"{owningType}{name}({parameters})";
    }

    [GeneratedRegex(@"^<(?<owner><\w+>|[^<>]*)>(?<kind>[a-z])__(?:(?<local>\w+)\|)?")]
    private static partial Regex Generated();
}
