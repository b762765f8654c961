using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Claims;
using Spectre.Console;
using Kit = CourseKit.Claims.Claims;

namespace CourseKit.Cli.Ledger;

/// <summary><c>course claims</c>: what the lectures say, computed or measured anew.</summary>
internal static class ClaimsCommand
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var ids = new Option<string[]>("--id") { Description = "Only these claims: A1, E28.", HelpName = "ID",
            AllowMultipleArgumentsPerToken = true };
        var notebook = new Option<string?>("--notebook") { Description = "Only the claims at home in one notebook: 02.", HelpName = "NN" };
        var quick = new Option<bool>("--quick") { Description = "Leave out what trains networks." };
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var command = new Command("claims", "Print the ledger: each number of the lectures beside the kit's own, and a verdict.") { ids,
            notebook, quick, json };
        command.SetAction(parsed => Run(
            Chosen(parsed.GetValue(ids) ?? [], parsed.GetValue(notebook), parsed.GetValue(quick)), parsed.GetValue(json)));
        return command;
    }

    private static IReadOnlyList<Claim> Chosen(string[] ids, string? notebook, bool quick)
    {
        var claims = ids.Length > 0 ? [.. ids.Select(Kit.Get)] : notebook is null ? Kit.All : Kit.Of(notebook);
        return quick ? [.. claims.Where(claim => !claim.Measured)] : claims;
    }

    // 0 when every claim has its verdict, 1 when one is unmet: a number of the kit changed, or an experiment no longer shows it.
    private static int Run(IReadOnlyList<Claim> claims, bool json)
    {
        var results = new List<ClaimResult>();
        foreach (var claim in claims)
        {
            // Standard output belongs to the result, which a program may read.
            if (claim.Measured)
                Console.Error.WriteLine($"measuring {claim.Id} ...");
            results.Add(Kit.Evaluate(claim.Id));
        }
        if (json)
            Console.WriteLine(new JsonArray([.. results.Select(ToJson)]).ToJsonString(Json));
        else
            Print(results);
        return results.Any(result => result.Verdict == Verdict.Unmet) ? ExitCode.Failed : ExitCode.Ok;
    }

    private static JsonNode ToJson(ClaimResult result) => new JsonObject
    {
        ["id"] = result.Claim.Id,
        ["lecture"] = result.Claim.Lecture,
        ["notebook"] = result.Claim.Notebook,
        ["section"] = result.Claim.Section,
        ["says"] = result.Claim.Says,
        ["verdict"] = result.VerdictText,
        ["findings"] = new JsonArray([.. result.Findings.Select(finding => (JsonNode)new JsonObject
        {
            ["what"] = finding.What,
            ["lecture"] = finding.Lecture,
            ["computed"] = finding.Computed,
            ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(finding.Kind.ToString()),
            ["holds"] = finding.Holds,
        })]),
        ["explanation"] = result.Explanation,
        ["remark"] = result.Remark,
        ["seconds"] = Math.Round(result.Seconds, 3),
    };

    private static void Print(List<ClaimResult> results)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
        table.AddColumn("id").AddColumn("notebook").AddColumn("the lecture says").AddColumn("the kit found").AddColumn("verdict");
        foreach (var result in results)
        {
            string?[] found = [.. result.Findings.Select(finding => finding.ToString()), result.Explanation, result.Remark];
            table.AddRow(new Text(result.Claim.Id), new Text($"{result.Claim.Notebook[..2]}, {result.Claim.Section}"),
                new Text(result.Claim.Says),
                new Text(string.Join('\n', found.OfType<string>())), new Text(result.VerdictText, Style(result.Verdict)));
        }
        AnsiConsole.Write(table);
        Console.WriteLine(new ClaimTable(results).Summary);
        var without = ClaimIds.All.Except(Kit.All.Select(claim => claim.Id)).ToList();
        if (without.Count > 0)
            Console.WriteLine($"without a home yet: {string.Join(", ", without)}");
    }

    private static Style Style(Verdict verdict) => new(verdict switch
    {
        Verdict.Reproduced => Color.Green,
        Verdict.Qualitative => Color.Blue,
        Verdict.Erratum => Color.Yellow,
        _ => Color.Red,
    });
}
