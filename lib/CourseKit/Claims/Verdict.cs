namespace CourseKit.Claims;

/// <summary>What the ledger says of a lecture's claim. It follows from the findings; nobody writes it down.</summary>
public enum Verdict
{
    /// <summary>Every number is equal, or within the rounding that the lecture used.</summary>
    Reproduced,

    /// <summary>An experiment shows the ordering or the shape that the lecture tells of; the figures are our own.</summary>
    Qualitative,

    /// <summary>A number or formula of the lecture does not follow from its own definition; the explanation says what is right.</summary>
    Erratum,

    /// <summary>A check of ours fails: the claim, the experiment or the kit is wrong. <c>course claims</c> then ends with 1.</summary>
    Unmet,
}
