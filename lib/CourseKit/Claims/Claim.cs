namespace CourseKit.Claims;

/// <summary>Something that a lecture says, where the course teaches it, and how the kit finds out whether it is so.</summary>
/// <param name="Id">"A1": the lecture's letter and a number.</param>
/// <param name="Notebook">The notebook that teaches and runs it: "01-why-not-an-mlp".</param>
/// <param name="Section">Number of the notebook's section: "1.2".</param>
/// <param name="Says">What the lecture says, in our words, with its numbers.</param>
/// <param name="Work">Computes or measures, and compares.</param>
/// <param name="Measured">It runs an experiment: seconds rather than microseconds.</param>
public sealed record Claim(string Id, string Notebook, string Section, string Says, Action<Evidence> Work, bool Measured = false)
{
    /// <summary>The lecture that says it.</summary>
    public string Lecture => ClaimIds.Lectures[Id[0]];
}
