using System.Globalization;
using System.Runtime.CompilerServices;
using CourseKit.Grading.Answers;
using CourseKit.Grading.Display;
using CourseKit.Grading.Judging;
using CourseKit.Plots.Display;

namespace CourseKit.Grading;

/// <summary>
/// The checks of one exercise, each run as it is chained on. The first argument of every check is the answer, the only thing that
/// touches a student's code; all else is the judge's. Shown in a notebook it is the summary card, and as plain text one bare number, the
/// points.
/// </summary>
[TypeFormatterSource(typeof(ExerciseCheckFormatterSource),
    PreferredMimeTypes = [ExerciseCheckFormatterSource.Html, ExerciseCheckFormatterSource.Text])]
public sealed partial class ExerciseCheck
{
    private readonly List<CheckResult> _results = [];
    private readonly IAnswers _answers = JudgeMode.Answers ?? DirectAnswers.Instance;
    private AnswerValue? _lastWrong;

    internal ExerciseCheck(string number, string title, double points) => (Number, Title, Points) = (number, title, points);

    /// <summary>Number of the exercise, such as <c>2.3</c>.</summary>
    public string Number { get; }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>Points of the whole exercise, those of hidden checks included.</summary>
    public double Points { get; }

    /// <summary>What the checks found, in order.</summary>
    public IReadOnlyList<CheckResult> Results => _results;

    /// <summary>Points earned, 0…<see cref="Points"/>.</summary>
    public double Earned => Math.Clamp(Math.Round(_results.Sum(r => r.Earned), 6), 0, Points);

    /// <summary>Points that the checks here do not decide: those of the hidden checks, run when the notebook is graded.</summary>
    public double Hidden => Math.Max(0, Math.Round(Points - _results.Sum(r => r.Points), 6));

    /// <summary>Whether every check here passed.</summary>
    public bool Passed => _results.All(r => r.Passed);

    /// <summary>
    /// Names a typical wrong result of the check before, and says what leads to it. Looked at only when that check failed.
    /// </summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="name">The mistake in a few words, for statistics: <c>kernel flipped</c>.</param>
    /// <param name="wrong">Computes what the mistake gives.</param>
    /// <param name="message">Tells the student; it must not contain an expected value.</param>
    /// <param name="tolerance">As in <see cref="Equal"/>.</param>
    public ExerciseCheck Mistake<T>(string name, Func<T> wrong, string message, double? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        if (_lastWrong is null || _results is not [.., { Passed: false, Mistake: null } last])
            return this;
        if (Comparison.Between(_lastWrong, AnswerWriter.Write(wrong()), tolerance) is null)
            _results[^1] = last with { Mistake = name, Message = message };
        return this;
    }

    /// <summary>Gives the check before a time limit.</summary>
    /// <param name="seconds">Most time that its answer may take, in seconds; choose it ten times what a good answer needs.</param>
    public ExerciseCheck Within(double seconds)
    {
        if (_results is [.., { Passed: true } last] && last.Seconds > seconds)
        {
            _results[^1] = last with
            {
                Outcome = CheckOutcome.TooSlow,
                Message = string.Create(CultureInfo.InvariantCulture,
                    $"Right, but too slow: it took {last.Seconds:0.0} s of {seconds:0.###} s."),
            };
        }
        return this;
    }

    /// <summary>Points and messages as lines of text.</summary>
    public override string ToString() => SummaryText.Of(this);

    private ExerciseCheck Judge(Subject subject, Func<Answer> ask, Func<AnswerValue, Difference?> judge)
    {
        Begin(subject);
        var answer = ask();
        _lastWrong = null;
        if (answer.Value is null)
            return Add(subject, answer, answer.Outcome, answer.Message);
        if (Differ(judge, answer.Value) is not { } difference)
            return Add(subject, answer, CheckOutcome.Passed, "");
        _lastWrong = answer.Value;
        return Add(subject, answer, CheckOutcome.Failed, difference.Message, difference);
    }

    /// <summary>An answer that the author did not think of may make the judging itself fail; the checks after it go on.</summary>
    private static Difference? Differ(Func<AnswerValue, Difference?> judge, AnswerValue answer)
    {
        try
        {
            return judge(answer);
        }
        catch (Exception e) when (e is not OperationCanceledException)      // a stopped cell stays stopped
        {
            return new($"The answer, {Wording.Kind(answer)}, does not fit here.") { Details = $"Judging it threw {e.GetType().Name}." };
        }
    }

    private static string? Draw(Difference? difference)
    {
        try
        {
            return difference?.Picture?.Invoke();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;        // numbers that cannot be drawn
        }
    }

    private void Begin(Subject subject)
    {
        HintBook.Add(Number, subject.Hint);
        if (subject.Points < 0 || _results.Sum(r => r.Points) + subject.Points > Points + 1e-6)
        {
            throw new CourseKitException(string.Create(CultureInfo.InvariantCulture,
                $"The checks of exercise {Number} are worth more than its {Points} points; \"{subject.Name}\" is one too many. "
                + $"Give each its points:."));
        }
    }

    private ExerciseCheck Add(Subject subject, Answer answer, CheckOutcome outcome, string message, Difference? difference = null)
    {
        _results.Add(new(_results.Count, subject.Name, subject.Points, outcome, message, answer.Seconds)
        {
            Details = difference?.Details ?? "",
            Picture = Draw(difference),
            Hint = subject.Hint,
        });
        return this;
    }

    private Answer Ask<T>(Func<T> answer, [CallerArgumentExpression(nameof(answer))] string code = "")
    {
        ArgumentNullException.ThrowIfNull(answer, code);
        return _answers.Ask(_results.Count, answer);
    }

    private readonly record struct Subject(string Name, double Points, string? Hint)
    {
        public static Subject Of(string? name, string code, double points, string? hint) => new(name ?? CheckName.Of(code), points, hint);
    }
}
