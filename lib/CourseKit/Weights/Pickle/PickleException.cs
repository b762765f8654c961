namespace CourseKit.Weights.Pickle;

/// <summary>Why a pickle is refused; whoever knows the file's name puts it in front.</summary>
internal sealed class PickleException(string message) : Exception(message);
