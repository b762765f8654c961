using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CourseKit.Scripting.Display;

/// <summary>How a value is laid out: what both the plain and the HTML formatter need to know of it.</summary>
internal static class Shape
{
    /// <summary>Whether the value is a pair of brackets around others: a collection, but not a string.</summary>
    public static bool IsSequence(object? value) => value is IEnumerable and not string;

    /// <summary>Entries of a dictionary, or null for other values.</summary>
    public static IEnumerable<(object? Key, object? Value)>? Entries(object? value)
    {
        if (value is IDictionary dictionary)
            return FromEntries(dictionary);
        bool isReadOnly = value?.GetType().GetInterfaces()
            .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) == true;
        return isReadOnly ? FromPairs((IEnumerable)value!) : null;
    }

    private static IEnumerable<(object? Key, object? Value)> FromEntries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return (entry.Key, entry.Value);
    }

    private static IEnumerable<(object? Key, object? Value)> FromPairs(IEnumerable pairs)
    {
        foreach (object pair in pairs)
        {
            var type = pair.GetType();
            yield return (type.GetProperty("Key")!.GetValue(pair), type.GetProperty("Value")!.GetValue(pair));
        }
    }

    /// <summary>Rows of a two-dimensional array or of an array of number arrays, or null for other values.</summary>
    public static IEnumerable<IEnumerable<object?>>? MatrixRows(object? value) => value switch
    {
        Array { Rank: 2 } matrix => Enumerable.Range(0, matrix.GetLength(0))
            .Select(i => Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix.GetValue(i, j))),
        Array { Rank: 1 } jagged when jagged.GetType().GetElementType() is { IsArray: true } row && row.GetElementType()!.IsPrimitive =>
            jagged.Cast<Array?>().Select(r => r?.Cast<object?>() ?? []),
        _ => null,
    };

    /// <summary>Public properties, and fields, of a value that is shown member by member: anonymous types, records, plain data.</summary>
    public static IReadOnlyList<MemberInfo> Members(Type type)
    {
        const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;
        var properties = type.GetProperties(Public)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract");
        return [.. properties, .. type.GetFields(Public)];
    }

    public static object? ValueOf(MemberInfo member, object owner) =>
        member is PropertyInfo property ? ValueText.OfProperty(property, owner) : ((FieldInfo)member).GetValue(owner);

    /// <summary>The first items of a sequence, and what stopped it before its end.</summary>
    public static (List<object?> Items, Exception? Failure) Take(IEnumerable sequence, int limit)
    {
        var items = new List<object?>();
        try
        {
            foreach (object? item in sequence)
            {
                items.Add(item);
                if (items.Count == limit)
                    break;
            }
            return (items, null);
        }
        catch (Exception e) when (e is not (ThreadAbortException or ThreadInterruptedException or OperationCanceledException))
        {
            return (items, e);
        }
    }

    /// <summary>The members that all the values have, when they are of one type that is shown by its members.</summary>
    public static IReadOnlyList<MemberInfo>? CommonMembers(IReadOnlyList<object?> values) =>
        values.All(v => v is not null && v.GetType() == values[0]!.GetType() && IsShownByMembers(v) && v is not IEnumerable)
            ? [.. Members(values[0]!.GetType()).Take(DisplayLimits.Columns)]
            : null;

    /// <summary>Whether a tuple holds nothing but values that have one short text.</summary>
    public static bool IsSmall(object? value) =>
        value is ITuple tuple && Enumerable.Range(0, tuple.Length).All(i => tuple[i] is string || ValueText.OfScalar(tuple[i]) is not null);

    /// <summary>Whether the members say more than ToString does: it is not overridden, or the compiler wrote it.</summary>
    public static bool IsShownByMembers(object value)
    {
        var type = value.GetType();
        if (value is ITuple or Exception or Delegate or Task || ValueText.OfScalar(value) is not null || value is string or MimeContent)
            return false;
        var toString = type.GetMethod(nameof(ToString), Type.EmptyTypes)!;
        bool isGenerated = toString.IsDefined(typeof(CompilerGeneratedAttribute), false)
            || type.IsDefined(typeof(CompilerGeneratedAttribute), false);
        bool isInherited = toString.DeclaringType == typeof(object) || toString.DeclaringType == typeof(ValueType);
        return (isGenerated || isInherited) && Members(type).Count > 0;
    }
}
