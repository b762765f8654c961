using System.Globalization;
using System.Text;

namespace CourseKit.Grading.Display;

/// <summary>The summary of an exercise as lines of text: for terminals, and for those who cannot see the card.</summary>
internal static class SummaryText
{
    public static string Of(ExerciseCheck exercise)
    {
        var text = new StringBuilder(Headline(exercise));
        foreach (var result in exercise.Results)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n{(result.Passed ? "ok  " : "--  ")}{result.Name} ({Points(result.Earned)} of {Points(result.Points)})");
            if (!result.Passed)
                text.Append("\n      ").Append(result.Text);
        }
        return text.ToString();
    }

    public static string Headline(ExerciseCheck exercise)
    {
        string hidden = exercise.Hidden == 0 ? ""
            : $"; hidden checks decide about {Points(exercise.Hidden)} more when the notebook is graded";
        return $"Exercise {exercise.Number} · {exercise.Title}: {Points(exercise.Earned)} of {Points(exercise.Points)} points{hidden}";
    }

    /// <summary>A bare number: what nbgrader reads.</summary>
    public static string Points(double points) => points.ToString("0.####", CultureInfo.InvariantCulture);
}
