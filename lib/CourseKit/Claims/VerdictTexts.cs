namespace CourseKit.Claims;

/// <summary>Verdicts in words and signs; a sign beside the word, so that colour alone says nothing.</summary>
internal static class VerdictTexts
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => "reproduced",
        Verdict.Qualitative => "qualitative",
        Verdict.Erratum => "erratum",
        _ => "unmet",
    };

    public static string Sign(Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => "=",
        Verdict.Qualitative => "≈",
        Verdict.Erratum => "≠",
        _ => "!",
    };
}
