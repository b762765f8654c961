using System.Text.Json.Nodes;
using CourseKit.Kernel.Messages;
using CourseKit.Kernel.Serving;

namespace CourseKit.Kernel.Requests;

/// <summary>kernel_info_request: what the kernel is and which language it speaks. Answered before the session is ready.</summary>
internal static class KernelInfo
{
    public const string Language = "C#";

    private const string LanguageVersion = "14.0";

    public static JsonObject Answer()
    {
        string version = typeof(KernelInfo).Assembly.GetName().Version!.ToString(3);
        var reply = Replies.Ok();
        reply["protocol_version"] = MessageCodec.ProtocolVersion;
        reply["implementation"] = "coursekit";
        reply["implementation_version"] = version;
        reply["language_info"] = LanguageInfo();
        reply["banner"] =
            $"CourseKit {version}: C# {LanguageVersion} on .NET {Environment.Version}. Name? shows the documentation of a name.";
        reply["debugger"] = false;
        reply["supported_features"] = new JsonArray();
        reply["help_links"] = new JsonArray(
            Link("C# language reference", "https://learn.microsoft.com/dotnet/csharp/language-reference/"),
            Link(".NET API browser", "https://learn.microsoft.com/dotnet/api/"));
        return reply;
    }

    /// <summary>As notebooks store it under <c>metadata.language_info</c>.</summary>
    private static JsonObject LanguageInfo() => new()
    {
        ["name"] = Language,
        ["version"] = LanguageVersion,
        ["mimetype"] = "text/x-csharp",
        ["file_extension"] = ".cs",
        ["pygments_lexer"] = "csharp",
        ["codemirror_mode"] = "text/x-csharp",
        ["nbconvert_exporter"] = "script",
    };

    private static JsonObject Link(string text, string url) => new() { ["text"] = text, ["url"] = url };
}
