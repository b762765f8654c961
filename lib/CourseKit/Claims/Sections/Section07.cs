using CourseKit.Models;
using CourseKit.Training;
using static TorchSharp.torch;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 07-googlenet: B16, C14, E26 to E29.</summary>
internal static class Section07
{
    private const string Notebook = "07-googlenet";
    private const int Size = 28, Maps = 256;

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("C14", Notebook, "7.1", "Inception: convolutions and pooling in parallel.", Parallel),
        new("B16", Notebook, "7.1",
            "GoogLeNet's module computes 1x1, 3x3, 5x5 and a maximum side by side, all of the same size.", Parallel),
        new("E28", Notebook, "7.2", "An Inception block takes 854 M operations, with 1x1 bottlenecks 358 M.", Bottlenecks),
        new("E26", Notebook, "7.3", "22 layers, about 5 M parameters, 12 times fewer than AlexNet; another lecture says 6 M.", Parameters),
        new("E27", Notebook, "7.3", "The table: output sizes, parameters and operations of every row.", Table),
        new("E29", Notebook, "7.4",
            "Two auxiliary heads against the vanishing gradient, their losses weighted by 0.3; averages and one dense layer.", SideHeads),
    ];

    private static readonly double[] PrintedOps = [34, 360, 128, 304, 73, 88, 100, 119, 170, 54, 71, 1];
    private static readonly double[] PrintedParams = [2.7, 112, 159, 380, 364, 437, 463, 580, 840, 1072, 1388, 1000];

    private static readonly double[,] PrintedOutputs =
    {
        { 112, 64 }, { 56, 192 }, { 28, 256 }, { 28, 480 }, { 14, 512 }, { 14, 512 }, { 14, 512 }, { 14, 528 }, { 14, 832 }, { 7, 832 },
        { 7, 1024 }, { 1, 1000 },
    };

    private static void Parallel(Evidence e)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var row = GoogLeNetTable.Inception[0];
        var block = new Inception(row);
        block.eval();
        var x = randn(1, row.In, 9, 9);
        var ways = block.named_children().Select(child => ((nn.Module<Tensor, Tensor>)child.module).call(x)).ToList();
        e.Exactly("ways", 4, ways.Count)
            .Exactly("maps that go out: 64 + 128 + 32 + 32", 256, ways.Sum(way => way.shape[1]))
            .Equal("the block, and its ways one by one, stacked", (block.call(x) - cat([.. ways], 1)).abs().max().item<float>())
            .Note("One of the lectures gives the whole network 6 M parameters; see E26.");
    }

    private static void Bottlenecks(Evidence e)
    {
        var naive = 28L * Size * Maps * ((128 * 1) + (192 * 9) + (96 * 25));
        var row = new InceptionRow("", Maps, 128, 64, 192, 64, 96, 64);
        var (sum, twice) = (row.MultiplyAdds(Size), row.MultiplyAdds(Size) + 28L * Size * 192 * 9 * 64);
        e.Rounds("operations of the naive block", "854 M", naive)
            .Slip("operations with bottlenecks", "358 M", sum)
            .Because(FormattableString.Invariant($"The six convolutions that are listed add up to {sum / 1e6:0} million, ") +
                FormattableString.Invariant($"so {100 * (1 - (double)sum / naive):0} % are saved and not 58 %. ") +
                FormattableString.Invariant($"With the 3x3 convolution counted twice the sum is {twice / 1e6:0} million."));
    }

    private static void Parameters(Evidence e)
    {
        var weights = GoogLeNetTable.Rows().Sum(row => row.Weights);
        var alexnet = LayerPlan.AlexNet2012().Parameters;
        e.Exactly("layers on the longest way: 3 + 9 * 2 + 1", 22, 3 + (GoogLeNetTable.Inception.Count * 2) + 1)
            .Slip("weights", "5 M", weights)
            .Slip("weights, by another lecture", "6 M", weights)
            .Slip("times fewer than AlexNet", "12", (double)alexnet / weights)
            .Because(FormattableString.Invariant($"The rows of the network's own table sum to {weights / 1e6:0.0} million weights, ") +
                FormattableString.Invariant($"and AlexNet has {(double)alexnet / weights:0.0} times as many. ") +
                "The paper speaks of 12 times fewer, which would be 5 million; its last dense layer alone has one.");
    }

    private static void Table(Evidence e)
    {
        var rows = GoogLeNetTable.Rows();
        var pressed48 = GoogLeNetTable.Inception.Single(row => row.Name == "5a") with { C5Reduce = 48 };
        var off = new List<string>();
        var (operations, weights) = (0, 0);
        foreach (var (i, row) in rows.Index())
        {
            var (mega, kilo) = (row.MultiplyAdds / 1e6, row.Weights / 1024.0);      // the paper's K is 1024 where it can be told
            if (Math.Abs(mega - PrintedOps[i]) <= 1)
                operations++;
            else
                e.Slip($"{row.Type}: operations", $"{PrintedOps[i]:0} M", row.MultiplyAdds);
            if (Math.Abs(kilo - PrintedParams[i]) <= 1)
            {
                weights++;
                continue;
            }
            e.Slip($"{row.Type}: weights", FormattableString.Invariant($"{PrintedParams[i]} K"), row.Weights);
            if (i > 0)
                off.Add(FormattableString.Invariant($"{row.Type[^4..]} {100 * (PrintedParams[i] / kilo - 1):+0.0;-0.0} %"));
        }
        e.Table("rows and maps of every output", PrintedOutputs,
                Section02.Fill(rows.Count, 2, (i, j) => j == 0 ? rows[i].Size : rows[i].Maps))
            .Shows("rows whose operations agree to one million", "all", $"{operations} of {rows.Count}", operations >= 10)
            .Shows("rows whose weights agree to one K of 1024", "all", $"{weights} of {rows.Count}", weights >= 5)
            .Because($"Recomputed from the columns beside them, {operations} of {rows.Count} rows of operations and {weights} of " +
                $"weights agree; the first row's two numbers are those of 7 + 7 weights for each pair of maps, {64 * 3 * 14} in all, " +
                $"not of 7 * 7. Other weights do not fit the maps that their rows list: {string.Join(", ", off)}; the operations of (5a) " +
                "are those of a 5x5 way pressed to 48 maps, " +
                FormattableString.Invariant($"{pressed48.MultiplyAdds(7) / 1e6:0} M, where the row says 32."));
    }

    private static void SideHeads(Evidence e)
    {
        var (main, both) = (FirstGradient(0), FirstGradient(new Trainer().AuxiliaryWeight));
        e.Exactly("weight of the auxiliary losses", 0.3, new Trainer().AuxiliaryWeight)
            .Exactly("dense layers behind the averages", 1,
                new GoogLeNet(10, aux_logits: false).modules().OfType<TorchSharp.Modules.Linear>().Count())
            .Shows("gradient at the first layer, untrained, with the heads over without", "they bring gradient down",
                FormattableString.Invariant($"{both / main:G3} times"), both > 2 * main);
    }

    private static double FirstGradient(double weight)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var model = new GoogLeNet(10, form: GoogLeNetForm.Paper2014);
        model.train();
        var (logits, auxiliary) = model.ForwardHeads(randn(4, 3, 64, 64));
        var labels = tensor(new long[] { 0, 3, 5, 9 });
        var loss = auxiliary.Aggregate(
            nn.functional.cross_entropy(logits, labels), (sum, head) => sum + weight * nn.functional.cross_entropy(head, labels));
        loss.backward();
        return model.parameters().First().grad!.norm().item<float>();
    }
}
