using System.Runtime.CompilerServices;
using CourseKit.Grading.Answers;
using CourseKit.Reference;
using static TorchSharp.torch;

namespace CourseKit.Grading;

/// <content>Checks of what a call does: it throws, its gradient is right.</content>
public sealed partial class ExerciseCheck
{
    /// <summary>The call throws an exception of a type, or of a type derived from it.</summary>
    /// <typeparam name="TException">The exception that is right.</typeparam>
    /// <param name="call">Calls the student's code.</param>
    /// <param name="points">Points of this check.</param>
    /// <param name="hint">Shown on request.</param>
    /// <param name="name">What is checked.</param>
    /// <param name="code">Filled in by the compiler.</param>
    public ExerciseCheck Throws<TException>(Action call, double points = 1, string? hint = null, string? name = null,
        [CallerArgumentExpression(nameof(call))] string code = "")
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(call);
        return Judge(Subject.Of(name, code, points, hint), () => _answers.AskForException(_results.Count, call), value =>
        {
            var types = value is ThrownValue thrown ? thrown.Types : [];
            return types.Contains(typeof(TException).FullName)
                ? null
                : new(types.Count == 0
                    ? $"It was to throw {CheckedName<TException>()}, and threw nothing."
                    : $"It was to throw {CheckedName<TException>()}, and threw {types[0]}.");
        });
    }

    /// <summary>
    /// The answer is the gradient of a function of plain arrays, by comparison with central differences in double.
    /// </summary>
    /// <typeparam name="T">An array of doubles, or a tensor.</typeparam>
    /// <param name="answer">Gives dL/dx, shaped like <paramref name="at"/>.</param>
    /// <param name="of">Computes the loss L from the present values of <paramref name="at"/>, without the student's code.</param>
    /// <param name="at">x, an array of doubles: changed while this runs, and put back.</param>
    /// <param name="points">Points of this check.</param>
    /// <param name="tolerance">Largest relative error, as in <see cref="Equal"/>.</param>
    /// <param name="hint">Shown on request.</param>
    /// <param name="name">What is checked.</param>
    /// <param name="code">Filled in by the compiler.</param>
    public ExerciseCheck Gradient<T>(Func<T> answer, Func<double> of, Array at, double points = 1, double tolerance = 1e-5,
        string? hint = null,
        string? name = null, [CallerArgumentExpression(nameof(answer))] string code = "")
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(at);
        long[] shape = [.. Enumerable.Range(0, at.Rank).Select(axis => (long)at.GetLength(axis))];
        return Gradient(answer, new(NumberKind.Float64, shape, GradientCheck.Numeric(of, at)),
            tolerance, Subject.Of(name, code, points, hint));
    }

    /// <summary>The answer is the gradient of a function of a tensor, by comparison with central differences in float64.</summary>
    /// <typeparam name="T">A tensor, or an array of doubles.</typeparam>
    /// <param name="answer">Gives dL/dx, shaped like <paramref name="at"/>.</param>
    /// <param name="of">The loss, one number, of a float64 tensor, without the student's code.</param>
    /// <param name="at">x; any floating type, few elements: each costs two calls of <paramref name="of"/>.</param>
    /// <param name="points">Points of this check.</param>
    /// <param name="tolerance">Largest relative error, as in <see cref="Equal"/>.</param>
    /// <param name="hint">Shown on request.</param>
    /// <param name="name">What is checked.</param>
    /// <param name="code">Filled in by the compiler.</param>
    public ExerciseCheck Gradient<T>(Func<T> answer, Func<Tensor, Tensor> of, Tensor at, double points = 1, double tolerance = 1e-4,
        string? hint = null, string? name = null, [CallerArgumentExpression(nameof(answer))] string code = "")
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(at);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var flat = at.detach().cpu().to(float64).reshape(-1).data<double>().ToArray();
        double Loss()
        {
            using var inner = NewDisposeScope();
            return of(tensor(flat, dtype: float64).reshape(at.shape)).cpu().to(float64).item<double>();
        }
        var numeric = new NumbersValue(NumberKind.Float64, [.. at.shape], GradientCheck.Numeric(Loss, flat));
        return Gradient(answer, numeric, tolerance, Subject.Of(name, code, points, hint));
    }

    private ExerciseCheck Gradient<T>(Func<T> answer, NumbersValue numeric, double tolerance, Subject subject) =>
        Judge(subject, () => Ask(answer), value => Comparison.Between(value, numeric, tolerance) is { } difference
            ? difference with { Message = $"The gradient differs from central differences. {difference.Message}" }
            : null);

    private static string CheckedName<TException>() => typeof(TException).Name;
}
