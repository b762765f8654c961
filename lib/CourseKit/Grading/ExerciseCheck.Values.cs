using System.Globalization;
using System.Runtime.CompilerServices;
using CourseKit.Grading.Answers;

namespace CourseKit.Grading;

/// <content>Checks of a value: equal, close, of a shape, with a property.</content>
public sealed partial class ExerciseCheck
{
    /// <summary>The answer equals the expected value: integers, texts and truth values exactly, other numbers within a tolerance.</summary>
    /// <typeparam name="T">A number, truth value, text, enum, array of any rank, tensor, list, or tuple of these.</typeparam>
    /// <param name="answer">Gives the answer: the only argument that may touch the student's code.</param>
    /// <param name="expected">Computes what is right, without the student's code.</param>
    /// <param name="points">Points of this check.</param>
    /// <param name="tolerance">
    /// Largest |answer - expected| allowed, relative to 1 + |expected|. By default 1e-4 when either is float32, else 1e-7.
    /// </param>
    /// <param name="hint">Helps without giving the answer away; shown on request.</param>
    /// <param name="name">What is checked, in words; by default the code of the answer.</param>
    /// <param name="code">Filled in by the compiler.</param>
    public ExerciseCheck Equal<T>(Func<T> answer, Func<T> expected, double points = 1, double? tolerance = null, string? hint = null,
        string? name = null, [CallerArgumentExpression(nameof(answer))] string code = "")
    {
        ArgumentNullException.ThrowIfNull(expected);
        var right = AnswerWriter.Write(expected());     // first: an answer may change the arrays that it was given
        return Judge(Subject.Of(name, code, points, hint), () => Ask(answer), value => Comparison.Between(value, right, tolerance));
    }

    /// <summary>As <see cref="Equal"/>, with a tolerance that must be given.</summary>
    /// <typeparam name="T">As in <see cref="Equal"/>.</typeparam>
    /// <param name="answer">Gives the answer.</param>
    /// <param name="expected">Computes what is right.</param>
    /// <param name="tolerance">Largest |answer - expected| allowed, relative to 1 + |expected|.</param>
    /// <param name="points">Points of this check.</param>
    /// <param name="hint">Shown on request.</param>
    /// <param name="name">What is checked.</param>
    /// <param name="code">Filled in by the compiler.</param>
    public ExerciseCheck Close<T>(Func<T> answer, Func<T> expected, double tolerance, double points = 1, string? hint = null,
        string? name = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        Equal(answer, expected, points, tolerance, hint, name, code);

    /// <summary>The answer is an array or a tensor of a shape; its values may be any.</summary>
    /// <typeparam name="T">An array of any rank, a list of numbers, or a tensor.</typeparam>
    /// <param name="answer">Gives the answer.</param>
    /// <param name="shape">Its sizes, such as 1, 4, 6, 5.</param>
    public ExerciseCheck Shape<T>(Func<T> answer, params long[] shape) => Shape(answer, shape, 1, code: "=> shape");

    /// <summary>The answer is an array or a tensor of a shape; its values may be any.</summary>
    /// <typeparam name="T">An array of any rank, a list of numbers, or a tensor.</typeparam>
    /// <param name="answer">Gives the answer.</param>
    /// <param name="shape">Its sizes, such as [1, 4, 6, 5].</param>
    /// <param name="points">Points of this check.</param>
    /// <param name="hint">Shown on request.</param>
    /// <param name="name">What is checked.</param>
    /// <param name="code">Filled in by the compiler.</param>
    public ExerciseCheck Shape<T>(Func<T> answer, long[] shape, double points, string? hint = null, string? name = null,
        [CallerArgumentExpression(nameof(answer))] string code = "")
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Judge(Subject.Of(name, code, points, hint), () => Ask(answer), value => value is not NumbersValue numbers
            ? new($"The answer is {Wording.Kind(value)}; an array or a tensor is needed.")
            : numbers.Shape.SequenceEqual(shape) ? null : Comparison.Shapes(numbers.Shape, shape));
    }

    /// <summary>The answer has a property.</summary>
    /// <typeparam name="T">As in <see cref="Equal"/>.</typeparam>
    /// <param name="answer">Gives the answer.</param>
    /// <param name="satisfies">Looks at the answer: true when it is right.</param>
    /// <param name="message">Told when it is not; it must not contain an expected value.</param>
    /// <param name="points">Points of this check.</param>
    /// <param name="hint">Shown on request.</param>
    /// <param name="name">What is checked.</param>
    /// <param name="code">Filled in by the compiler.</param>
    public ExerciseCheck That<T>(Func<T> answer, Func<T, bool> satisfies, string message, double points = 1, string? hint = null,
        string? name = null, [CallerArgumentExpression(nameof(answer))] string code = "")
    {
        ArgumentNullException.ThrowIfNull(satisfies);
        return Judge(Subject.Of(name, code, points, hint), () => Ask(answer), value =>
        {
            if (!AnswerReader.TryRead(value, out T typed))
                return new($"The answer is {Wording.Kind(value)}, which does not fit here.");
            return satisfies(typed) ? null : new Difference(message) { Details = $"Your answer: {Wording.Short(value)}." };
        });
    }

    /// <summary>A number that lies between two bounds, both included.</summary>
    /// <param name="answer">Gives the answer.</param>
    /// <param name="low">Smallest that is right.</param>
    /// <param name="high">Largest that is right.</param>
    /// <param name="points">Points of this check.</param>
    /// <param name="hint">Shown on request.</param>
    /// <param name="name">What is checked.</param>
    /// <param name="code">Filled in by the compiler.</param>
    public ExerciseCheck Between(Func<double> answer, double low, double high, double points = 1, string? hint = null,
        string? name = null, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        Judge(Subject.Of(name, code, points, hint), () => Ask(answer), value =>
            AnswerReader.TryRead(value, out double number) && number >= low && number <= high
                ? null
                : new($"{Wording.Short(value)} is too {(AnswerReader.TryRead(value, out number) && number < low ? "small" : "large")}.")
                {
                    Details = string.Create(CultureInfo.InvariantCulture, $"It should lie between {low} and {high}."),
                });
}
