namespace CourseKit.Grading;

/// <summary>The hints of the exercises that have run, and how far each was opened.</summary>
internal static class HintBook
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, (List<string> Hints, int Given)> Books = [];

    /// <summary>Forgets the hints of an exercise that runs again, not how many were given.</summary>
    public static void Open(string exercise)
    {
        lock (Gate)
            Books[exercise] = ([], Books.TryGetValue(exercise, out var book) ? book.Given : 0);
    }

    public static void Add(string exercise, string? hint)
    {
        if (string.IsNullOrWhiteSpace(hint))
            return;
        lock (Gate)
        {
            var hints = Books[exercise].Hints;
            if (!hints.Contains(hint))
                hints.Add(hint);
        }
    }

    public static string Next(string exercise)
    {
        lock (Gate)
        {
            if (!Books.TryGetValue(exercise, out var book))
                return $"Run the check cell of exercise {exercise} once; then its hints are known.";
            if (book.Hints.Count == 0)
                return $"Exercise {exercise} has no hints.";
            if (book.Given >= book.Hints.Count)
                return $"That were all hints of exercise {exercise}. The last one was: {book.Hints[^1]}";
            Books[exercise] = (book.Hints, book.Given + 1);
            return $"Hint {book.Given + 1} of {book.Hints.Count}: {book.Hints[book.Given]}";
        }
    }
}
