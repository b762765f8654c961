using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Cli.Running;
using CourseKit.Grading.Judging;
using CourseKit.Scripting;

namespace CourseKit.Cli.Grading.Running;

/// <summary>
/// The grader's own process for one assignment: runs the instructor's setup cells, solutions and checks once, and then judges the answers
/// of one submission after the other. No code of a student runs here.
/// </summary>
internal static class JudgeHost
{
    public static int Run()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        CSharpSession? session = null;
        while (input.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize(line, JudgeJson.Default.JudgeRequest)!;
            if (request.Code is not null)
            {
                Environment.CurrentDirectory = request.Folder!;
                session ??= new(new() { BaseDirectory = request.Folder!, AssemblyOverrides = KitAssemblies.Find() });
            }
            var reply = request.Code is not null ? Prepare(session!, request.Code) : Judge(request);
            output.WriteLine(JsonSerializer.Serialize(reply, JudgeJson.Default.JudgeReply));
            output.Flush();
        }
        Environment.Exit(0);
        return 0;
    }

    private static JudgeReply Prepare(CSharpSession session, IReadOnlyList<string> cells)
    {
        foreach (string code in cells)
        {
            var result = session.ExecuteAsync("the instructor's cell", code, static _ => { }).GetAwaiter().GetResult();
            if (result.Status != CellStatus.Ok)
            {
                return new(
                    $"{result.Error!.Name}: {result.Error.Message} in the instructor's cell that begins \"{FirstLine(code)}\".", null);
            }
        }
        return new(null, null);
    }

    private static JudgeReply Judge(JudgeRequest request)
    {
        if (AppContext.GetData(JudgeDesk.DeskKey + request.Exercise) is not Func<byte[]?[], string?[], int, string> desk)
            return new($"{request.Exercise}: the judge does not know this exercise.", null);
        try
        {
            // JSON writes bytes that are not there as an empty text.
            byte[]?[] records = [.. request.Records!.Select(r => r is { Length: > 0 } ? r : null)];
            return new(null, JsonNode.Parse(desk(records, request.Reasons!, request.Variant))!.AsObject());
        }
        catch (Exception e)
        {
            return new($"{request.Exercise}: the instructor's check threw {e.GetType().Name}: {e.Message}", null);
        }
    }

    private static string FirstLine(string code) => code.TrimStart().Split('\n')[0].Trim();
}
