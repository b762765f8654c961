using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace CourseKit.Cli.Bench;

/// <summary>What was measured, as tables or as JSON.</summary>
internal static class BenchTable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Rows: a figure of a subject, ours, the peer's or null, and how many images it stands for (0 for a product).</summary>
    public static IEnumerable<BenchRow> Rows(BenchSubject subject, BenchResult ours, BenchResult? peer)
    {
        if (!subject.IsNetwork)
        {
            yield return new($"{subject.Title}", "product", 0, ours.Product!.Value, peer?.Product, ours.MultiplyAdds);
            yield break;
        }
        yield return new(subject.Title, $"training, batch {subject.Batch}", subject.Batch, ours.Train!.Value, peer?.Train,
            ours.MultiplyAdds);
        double? perImage = ours.MultiplyAdds / 3 / subject.Batch;
        yield return new(subject.Title, "inference, batch 64", 64, ours.Infer64!.Value, peer?.Infer64, 64 * perImage);
        yield return new(subject.Title, "inference, batch 1", 1, ours.Infer1!.Value, peer?.Infer1, perImage);
    }

    public static void Print(IReadOnlyList<BenchMeasurement> measured, bool withPeer)
    {
        // The fastest product measured is what the machine can do; null where none was measured.
        double? peak = measured.Where(m => !m.Subject.IsNetwork).Select(m => m.Rows[0].Gigaflops).DefaultIfEmpty(null).Max();
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("network");
        table.AddColumn("what");
        foreach (string name in (string[])["ms", "img/s", "over 1 thread", "GFLOP/s", "of peak", "B/step", "peak MB"])
            table.AddColumn(new TableColumn(name).RightAligned());
        if (withPeer)
        {
            foreach (string name in (string[])["PyTorch ms", "its peak MB", "ratio"])
                table.AddColumn(new TableColumn(name).RightAligned());
        }
        foreach (var m in measured)
        {
            foreach (var row in m.Rows)
            {
                bool first = row == m.Rows[0];
                List<string> cells =
                [
                    first ? row.Title : "", row.What, Number(row.Milliseconds, "0.00"), Number(row.ImagesPerSecond, "#,0"),
                    first ? Number(m.Ours.OverOneThread, "0.00") : "", Number(row.Gigaflops, "#,0"), Number(row.Gigaflops / peak, "0%"),
                    first ? Number(m.Ours.AllocatedBytes, "#,0") : "", first ? Number(m.Ours.PeakBytes / 1e6, "#,0") : "",
                ];
                if (withPeer)
                    cells.AddRange(
                        [Number(row.Peer, "0.00"), first ? Number(m.Peer?.PeakBytes / 1e6, "#,0") : "", Number(row.Ratio, "0.00")]);
                table.AddRow([.. cells.Select(c => new Text(c))]);
            }
        }
        // A file has no width of its own.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 160;
        AnsiConsole.Write(table);
    }

    public static void PrintJson(IReadOnlyList<BenchMeasurement> measured)
    {
        var rows = new JsonArray();
        foreach (var m in measured)
        {
            foreach (var row in m.Rows)
            {
                rows.Add(new JsonObject
                {
                    ["name"] = m.Subject.Name,
                    ["what"] = row.What,
                    ["threads"] = m.Ours.Threads,
                    ["milliseconds"] = row.Milliseconds,
                    ["imagesPerSecond"] = row.ImagesPerSecond,
                    ["overOneThread"] = row == m.Rows[0] ? m.Ours.OverOneThread : null,
                    ["gflops"] = row.Gigaflops,
                    ["allocatedBytesPerStep"] = m.Ours.AllocatedBytes,
                    ["peakBytes"] = m.Ours.PeakBytes,
                    ["peerMilliseconds"] = row.Peer,
                    ["peerPeakBytes"] = m.Peer?.PeakBytes,
                    ["ratio"] = row.Ratio,
                });
            }
        }
        Console.WriteLine(new JsonObject { ["engine"] = CourseEnvironment.BuiltEngine, ["rows"] = rows }.ToJsonString(Indented));
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}

/// <summary>One figure.</summary>
internal sealed record BenchRow(string Title, string What, int Images, double Milliseconds, double? Peer, double? MultiplyAdds)
{
    public double? ImagesPerSecond => Images == 0 ? null : 1000 * Images / Milliseconds;

    /// <summary>Two operations for each multiply-add of the definition, however few were needed.</summary>
    public double? Gigaflops => 2 * MultiplyAdds / Milliseconds / 1e6;

    /// <summary>How many times the peer's speed.</summary>
    public double? Ratio => Peer / Milliseconds;
}

/// <summary>All figures of a subject.</summary>
internal sealed record BenchMeasurement(BenchSubject Subject, BenchResult Ours, BenchResult? Peer)
{
    public IReadOnlyList<BenchRow> Rows { get; } = [.. BenchTable.Rows(Subject, Ours, Peer)];
}
