using CourseKit.Cli.Grading.Results;

namespace CourseKit.Cli.Grading.Running;

/// <summary>Is told how a run gets on. Calls come from one thread at a time.</summary>
internal interface IGradeProgress
{
    /// <summary>So many submissions of a notebook are to be graded.</summary>
    void Begin(string assignment, int submissions);

    /// <summary>One of them is.</summary>
    void Graded(SubmissionResult result);

    /// <summary>Something that the instructor should know.</summary>
    void Note(string text);
}
