using System.Collections;
using System.Reflection;

namespace CourseKit.Scripting.Display;

/// <summary>
/// The convention by which a library offers formatters to .NET Interactive without referring to it: an attribute named
/// <c>TypeFormatterSourceAttribute</c> whose <c>FormatterSourceType</c> has a <c>CreateTypeFormatters()</c>; each formatter has a
/// <c>MimeType</c> and <c>bool Format(object, TextWriter)</c>. Types are found by name alone.
/// </summary>
internal static class ConventionFormatters
{
    private const BindingFlags Anything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static void AddTo(MimeBundle bundle, object value)
    {
        foreach (var source in Sources(value.GetType()))
        {
            foreach (var formatter in Formatters(source))
            {
                if (TryFormat(formatter, value) is var (mimeType, content) && !bundle.Data.ContainsKey(mimeType))
                    bundle.Add(mimeType, content);
            }
        }
    }

    private static IEnumerable<Type> Sources(Type valueType)
    {
        for (Type? type = valueType; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var attribute in type.GetCustomAttributesData().Where(a => a.AttributeType.Name == "TypeFormatterSourceAttribute"))
            {
                if (attribute.ConstructorArguments is [{ Value: Type source }, ..])
                    yield return source;
            }
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
            return ("text/plain", $"<the formatter for {mimeType} of {value.GetType().Name} threw {e.InnerException?.GetType().Name}: {e.InnerException?.Message}>");
        }
    }
}
