namespace CourseKit.Grading.Answers;

/// <summary>
/// An answer as plain data, whatever its type in C# was: what is compared, and what goes from a student's process to the judge.
/// </summary>
internal abstract record AnswerValue;

/// <summary>Null.</summary>
internal sealed record NothingValue : AnswerValue;

/// <summary>A text, or the name of an enum's value.</summary>
internal sealed record TextValue(string Text) : AnswerValue;

/// <summary>A number, an array of numbers of any rank, or a tensor.</summary>
/// <param name="Kind">The least exact type that the numbers were held in.</param>
/// <param name="Shape">Empty for one number.</param>
/// <param name="Values">Last index fastest. Truth values are 0 and 1.</param>
internal sealed record NumbersValue(NumberKind Kind, long[] Shape, double[] Values) : AnswerValue;

/// <summary>A tuple, or a list of what are not plain numbers.</summary>
internal sealed record ItemsValue(IReadOnlyList<AnswerValue> Items) : AnswerValue;

/// <summary>An exception that a check asked for.</summary>
/// <param name="Types">Full name of its type and of the types that it derives from; empty when nothing was thrown.</param>
internal sealed record ThrownValue(IReadOnlyList<string> Types) : AnswerValue;
