using System.Globalization;

namespace CourseKit.Grading;

/// <summary>Starts the checks of an exercise, and gives its hints: what a check cell of a notebook calls.</summary>
public static class Check
{
    /// <summary>
    /// Begins an exercise; the checks are chained to it, and its value, the cell's last expression, shows the summary card.
    /// </summary>
    /// <param name="number">Number of the exercise, such as <c>2.3</c>.</param>
    /// <param name="title">Its title, in a few words.</param>
    /// <param name="points">
    /// Points of the whole exercise. Checks that a student's copy lacks, the hidden ones, make up the difference.
    /// </param>
    /// <exception cref="CourseKitException">The number is empty or the points are negative.</exception>
    public static ExerciseCheck Exercise(string number, string title, double points)
    {
        if (string.IsNullOrWhiteSpace(number))
            throw new CourseKitException("An exercise needs a number, such as \"2.3\".");
        if (!(points >= 0) || double.IsInfinity(points))
            throw new CourseKitException(string.Create(CultureInfo.InvariantCulture,
                $"Exercise {number} cannot be worth {points} points; give 0 or more."));
        HintBook.Open(number);
        return new ExerciseCheck(number, title, points);
    }

    /// <summary>The next hint of an exercise: the first call gives the mildest one. The exercise's check cell must have run once.</summary>
    /// <param name="number">Number of the exercise, such as <c>2.3</c>.</param>
    /// <returns>The hint, or a sentence that says that there are no more.</returns>
    public static string Hint(string number) => HintBook.Next(number);
}
