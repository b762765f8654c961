namespace CourseKit.Grading;

/// <summary>
/// Puzzles with other numbers for every student. A setup cell says <c>Variant.Number = 0;</c>, <c>course release --students</c> writes each
/// student's number in its place, and the puzzle and its check take their inputs from seeds that depend on it.
/// </summary>
public static class Variant
{
    /// <summary>The student's number; 0 in the instructor's notebook.</summary>
    public static int Number { get; set; }

    /// <summary>
    /// A seed for <see cref="Given"/> that is the student's own. To be called in the exercise and in its check cell, not in a setup cell:
    /// the grader runs those of the instructor once for all students.
    /// </summary>
    /// <param name="seed">Tells puzzles of a notebook apart; itself the seed where <see cref="Number"/> is 0.</param>
    public static int Seed(int seed) =>
        Number == 0 ? seed : unchecked((int)((uint)Number * 2_654_435_761u) ^ (seed * 40_503)) & int.MaxValue;
}
