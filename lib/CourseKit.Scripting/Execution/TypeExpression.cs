namespace CourseKit.Scripting.Execution;

/// <summary>Types as C# source.</summary>
internal static class TypeExpression
{
    /// <summary>The full name; of a type that other code cannot name, <c>object</c>.</summary>
    public static string Of(Type type)
    {
        if (!type.IsVisible || type.IsByRefLike || type.IsPointer)
            return "object";
        if (type.IsArray)
            return Array(type);
        var arguments = new Queue<string>(type.GetGenericArguments().Select(Of));
        return "global::" + Nested(type, arguments);
    }

    // The ranks of an array of arrays read from left to right, outermost first.
    private static string Array(Type type)
    {
        string ranks = "";
        for (; type.IsArray; type = type.GetElementType()!)
            ranks += $"[{new string(',', type.GetArrayRank() - 1)}]";
        return Of(type) + ranks;
    }

    private static string Nested(Type type, Queue<string> arguments)
    {
        string outer = type.DeclaringType is { } declaring ? Nested(declaring, arguments) + "." : type.Namespace is { } space ? space + "."
            : "";
        int own = type.Name.IndexOf('`', StringComparison.Ordinal) is >= 0 and var tick ? int.Parse(type.Name[(tick + 1)..]) : 0;
        string name = own == 0 ? type.Name
            : $"{type.Name.Split('`')[0]}<{string.Join(", ", Enumerable.Range(0, own).Select(_ => arguments.Dequeue()))}>";
        return outer + name;
    }
}
