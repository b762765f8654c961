using System.Globalization;
using System.Reflection;

namespace CourseKit.Scripting.Display;

/// <summary>Values that have one short text, and calls into user code that may throw.</summary>
internal static class ValueText
{
    /// <summary>Text of a number, date, enum and the like, the same under every culture; null for other values.</summary>
    public static string? OfScalar(object? value) => value switch
    {
        null => "null",
        bool b => b ? "True" : "False",
        char c => c.ToString(),
        DateTime t => t.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset t => t.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum or Guid or Version or Uri => value.ToString(),
        Type type => TypeName(type),
        Delegate function => TypeName(function.GetType()),
        IFormattable number when value.GetType().IsPrimitive || value is decimal or Half or Int128 or UInt128 or TimeSpan or TimeOnly
            or System.Numerics.BigInteger or System.Numerics.Complex => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    public static string Cut(string text, int limit) => SafeText.Cut(text, limit);

    /// <summary>What to say instead of a value that could not be had.</summary>
    public static string Threw(string what, Exception e) =>
        $"<{what} threw {e.GetType().Name}: {Cut(MessageOf(e), DisplayLimits.InnerText)}>";

    /// <summary>The message of an exception, which may itself throw.</summary>
    public static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception e) when (e is not ThreadAbortException)
        {
            return $"<its Message threw {e.GetType().Name}>";
        }
    }

    /// <summary>The value's own text, or a note on why there is none.</summary>
    public static string OfObject(object value)
    {
        try
        {
            return value.ToString() ?? "";
        }
        catch (Exception e) when (e is not ThreadAbortException)
        {
            return Threw($"ToString of {TypeName(value.GetType())}", e);
        }
    }

    public static object? OfProperty(PropertyInfo property, object owner)
    {
        try
        {
            return property.GetValue(owner);
        }
        catch (Exception e) when (e is TargetInvocationException or NotSupportedException or MemberAccessException)
        {
            return new MimeContent("text/plain", Threw(property.Name, e.InnerException ?? e));
        }
    }

    /// <summary>A type as C# writes it, without namespaces.</summary>
    public static string TypeName(Type type)
    {
        if (type.IsArray)
            return $"{TypeName(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return TypeName(underlying) + "?";
        if (!type.IsGenericType)
            return Keyword(type) ?? type.Name;
        var arguments = type.GetGenericArguments().Select(TypeName);
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>";
    }

    private static string? Keyword(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.SByte => "sbyte",
        TypeCode.Char => "char",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        TypeCode.String => "string",
        _ => type == typeof(object) ? "object" : type == typeof(void) ? "void" : null,
    };
}
