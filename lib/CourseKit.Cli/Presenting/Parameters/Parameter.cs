using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>A variable of a cell that a control on the page sets: only its literal is ever replaced, by another of its type.</summary>
/// <param name="place">Where it stands, and what type it has.</param>
internal abstract class Parameter(ParameterPlace place)
{
    /// <summary>The variable.</summary>
    public string Name => place.Name;

    /// <summary>Line in the cell, from 1.</summary>
    public int Line => place.Line;

    /// <summary>What people call it: the comment's words behind the colon, else the variable's name in words.</summary>
    public string Title => place.Title;

    /// <summary>The literal's place in the cell.</summary>
    public TextSpan Span => place.Span;

    protected ParameterPlace Place => place;

    /// <summary>The literal for a value that a page sent.</summary>
    /// <exception cref="CourseKitException">It is no value of this type, or outside what the comment allows.</exception>
    public abstract string Literal(JsonNode? value);

    /// <summary>What the page needs to draw the control.</summary>
    public abstract JsonObject ToJson();

    /// <summary>The cell with another value.</summary>
    /// <param name="code">The cell that this parameter was read from.</param>
    /// <param name="literal">From <see cref="Literal"/>.</param>
    public string Put(string code, string literal) => string.Concat(code.AsSpan(0, Span.Start), literal, code.AsSpan(Span.End));

    protected JsonObject Head(string kind) => new() { ["kind"] = kind, ["name"] = Name, ["title"] = Title, ["line"] = Line };

    protected CourseKitException Refuse(JsonNode? value, string rule) =>
        new($"{Name}: {Shorten(value?.ToJsonString() ?? "nothing")} is {rule}.");

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
