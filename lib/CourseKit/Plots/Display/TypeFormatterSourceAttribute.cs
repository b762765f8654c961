namespace CourseKit.Plots.Display;

/// <summary>
/// Tells a notebook host how to display a type. Hosts find this attribute by its name and read its two properties by theirs,
/// so that one library serves them all without a reference to any: .NET Interactive made the convention.
/// </summary>
/// <param name="formatterSourceType">
/// A type with a parameterless constructor and a method <c>CreateTypeFormatters()</c> that gives objects, each with a property
/// <c>string MimeType</c> and a method <c>bool Format(object, TextWriter)</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types to send together, best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
