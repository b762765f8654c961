using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace CourseKit.Scripting.Display;

/// <summary>
/// The convention by which a library offers formatters to .NET Interactive without referring to it: an attribute named
/// <c>TypeFormatterSourceAttribute</c> whose <c>FormatterSourceType</c> has a <c>CreateTypeFormatters()</c>; each formatter has a
/// <c>MimeType</c> and <c>bool Format(object, TextWriter)</c>. Types are found by name alone. On an assembly, the attribute offers
/// formatters for types that are not that assembly's own.
/// </summary>
internal static class ConventionFormatters
{
    private const BindingFlags Anything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // Both hold nothing alive: a cell's types can be collected.
    private static readonly ConditionalWeakTable<Type, object[]> OfTypes = [];
    private static readonly ConditionalWeakTable<Assembly, Type[]> OfAssemblies = [];

    public static void AddTo(MimeBundle bundle, object value)
    {
        foreach (object formatter in OfTypes.GetValue(value.GetType(), Find).Concat(OfLibraries(value.GetType())))
        {
            if (TryFormat(formatter, value) is var (mimeType, content) && !bundle.Data.ContainsKey(mimeType))
                bundle.Add(mimeType, content);
        }
    }

    private static object[] Find(Type valueType)
    {
        var formatters = new List<object>();
        for (Type? type = valueType; type is not null && type != typeof(object); type = type.BaseType)
            formatters.AddRange(Sources(type.GetCustomAttributesData()).SelectMany(Formatters));
        return [.. formatters];
    }

    /// <summary>Formatters of the libraries that live where the type does; the framework's own types need none.</summary>
    private static IEnumerable<object> OfLibraries(Type type)
    {
        if (type.Assembly == typeof(object).Assembly || AssemblyLoadContext.GetLoadContext(type.Assembly) is not { } context)
            return [];
        return context.Assemblies.SelectMany(a => OfAssemblies.GetValue(a, static a => [.. Sources(a.GetCustomAttributesData())]))
            .SelectMany(Formatters);
    }

    private static IEnumerable<Type> Sources(IEnumerable<CustomAttributeData> attributes)
    {
        foreach (var attribute in attributes.Where(a => a.AttributeType.Name == "TypeFormatterSourceAttribute"))
        {
            if (attribute.ConstructorArguments is [{ Value: Type source }, ..])
                yield return source;
        }
    }

    private static IEnumerable<object> Formatters(Type source)
    {
        object? instance = Activator.CreateInstance(source, nonPublic: true);
        var create = source.GetMethod("CreateTypeFormatters", Anything, []);
        return (create?.Invoke(instance, null) as IEnumerable)?.OfType<object>() ?? [];
    }

    private static (string MimeType, string Content)? TryFormat(object formatter, object value)
    {
        var type = formatter.GetType();
        var format = type.GetMethod("Format", Anything, [typeof(object), typeof(TextWriter)]);
        if (format is null || type.GetProperty("MimeType", Anything)?.GetValue(formatter) is not string mimeType)
            return null;
        using var writer = new StringWriter();
        try
        {
            return format.Invoke(formatter, [value, writer]) is true ? (mimeType, writer.ToString()) : null;
        }
        catch (TargetInvocationException e)
        {
            return ("text/plain", ValueText.Threw($"the formatter for {mimeType} of {value.GetType().Name}", e.InnerException ?? e));
        }
    }
}
