using System.Text.RegularExpressions;
using CourseKit.Claims;
using Ledger = CourseKit.Claims.Claims;

namespace CourseKit.Tests.Claims;

public sealed partial class ClaimsTests
{
    public static TheoryData<string> Quick => [.. Ledger.All.Where(claim => !claim.Measured).Select(claim => claim.Id)];

    [Fact]
    public void Ids_AreThoseOfTheLectures()
    {
        Assert.Equal(104, ClaimIds.All.Count);
        Assert.Equal("A1 A20 B17 C20 D15 E32", string.Join(' ', new[] { 0, 19, 36, 56, 71, 103 }.Select(i => ClaimIds.All[i])));
    }

    [Fact]
    public void All_EachIdHasOneHome()
    {
        Assert.Equal(ClaimIds.All.Order(StringComparer.Ordinal), Ledger.All.Select(claim => claim.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_SectionBelongsToItsNotebook() => Assert.All(Ledger.All, claim =>
    {
        Assert.Matches(Home(), claim.Notebook);
        Assert.StartsWith($"{int.Parse(claim.Notebook[..2], System.Globalization.CultureInfo.InvariantCulture)}.", claim.Section,
            StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Quick))]
    public void Evaluate_Computed_HasAVerdict(string id)
    {
        var result = Ledger.Evaluate(id);

        Assert.True(result.Verdict != Verdict.Unmet, result.ToString());
        Assert.NotEmpty(result.Findings);
    }

    [Fact]
    public void Evaluate_Computed_TheErrataAreThese() => Assert.Equal(
        "A1 A4 B1 B15 B17 C12 D6 D10 E26 E27 E28",      // and C15, which is measured
        string.Join(' ', Ledger.All.Where(claim => !claim.Measured).Select(claim => Ledger.Evaluate(claim.Id))
            .Where(result => result.Verdict == Verdict.Erratum).Select(result => result.Claim.Id)));

    [Fact]
    public void Evaluate_DataSets_OnlyTheContestsClassesSlip()
    {
        var findings = Ledger.Evaluate("B15").Findings;

        Assert.Equal("classes", Assert.Single(findings, finding => finding.Kind == FindingKind.Slip).What);
        Assert.Contains(findings, finding => finding.What == "classes of Caltech-256" && finding.Computed == "256");
    }

    [Fact]
    public void Evaluate_Errata_ExplainThemselvesInTwoSentences() => Assert.All(
        Ledger.All.Where(claim => !claim.Measured).Select(claim => Ledger.Evaluate(claim.Id)).Where(result =>
            result.Verdict == Verdict.Erratum),
        result => Assert.Equal(2, Sentence().Count(result.Explanation!)));

    [Theory]
    [InlineData("6.19e11", 618_475_290_624.0, false)]       // three digits: 6.18
    [InlineData("6.18e11", 618_475_290_624.0, true)]
    [InlineData("854M ops", 854_196_224.0, true)]
    [InlineData("138 M", 138_357_544.0, true)]
    [InlineData("138 M", 138_600_000.0, false)]
    [InlineData("112K", 112_499.0, true)]
    [InlineData("93 MB", 60e6, false)]
    [InlineData("19 273 856", 19_273_856.0, true)]
    [InlineData("19 273 856", 19_273_857.0, false)]
    [InlineData("45 %", 44.898, true)]
    [InlineData("2.5", 2.55, true)]
    [InlineData("1e10", 1.258e11, false)]
    public void Rounds_GoesByTheLastPrintedDigit(string printed, double computed, bool rounds) =>
        Assert.Equal(rounds, QuotedNumber.Parse(printed).Rounds(computed));

    [Fact]
    public void Verdict_FollowsFromTheFindings()
    {
        Assert.Equal(Verdict.Unmet, new Evidence().Verdict);
        Assert.Equal(Verdict.Reproduced, new Evidence().Exactly("n", 3, 3).Verdict);
        Assert.Equal(Verdict.Unmet, new Evidence().Exactly("n", 3, 4).Verdict);
        Assert.Equal(Verdict.Qualitative, new Evidence().Exactly("n", 3, 3).Shows("order", "falls", "2, 1", true).Verdict);
        Assert.Equal(Verdict.Unmet, new Evidence().Shows("order", "falls", "1, 2", false).Verdict);
        Assert.Equal(Verdict.Erratum, new Evidence().Slip("n", "2.7K", 9408).Because("It is 9.4K. The lecture dropped a channel.").Verdict);
    }

    [Fact]
    public void Verdict_SlipThatIsNone_IsUnmet() =>
        Assert.Equal(Verdict.Unmet, new Evidence().Slip("n", "9.4K", 9408).Because("It is. Really.").Verdict);

    [Fact]
    public void Verdict_SlipWithoutExplanation_IsUnmet() => Assert.Equal(Verdict.Unmet, new Evidence().Slip("n", "2.7K", 9408).Verdict);

    [Fact]
    public void Table_ShowsClaimVerdictAndExplanation()
    {
        var table = new ClaimTable([Ledger.Evaluate("B1"), Ledger.Evaluate("B3")]);

        Assert.Contains("erratum", table.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("12 582 912", table.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("2 claims: 1 reproduced, 1 erratum", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Get_UnknownId_NamesTheIds()
    {
        var e = Assert.Throws<CourseKitException>(() => Ledger.Get("F1"));
        Assert.Contains("A1 to A20", e.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex("^[0-9]{2}-[a-z0-9-]+$")]
    private static partial Regex Home();

    [GeneratedRegex(@"\.( |$)")]
    private static partial Regex Sentence();
}
