namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>A parameter's comment declares none. The message is a clause without a full stop.</summary>
internal sealed class ParameterSyntaxException(string message) : Exception(message);
