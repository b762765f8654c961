namespace CourseKit.Models;

/// <summary>A row of GoogLeNet's table with its numbers computed.</summary>
/// <param name="Type">"inception (3a)".</param>
/// <param name="Maps">Maps that go out.</param>
/// <param name="Size">Rows and columns that go out, for 224×224 pixels.</param>
/// <param name="Weights">Weights without biases, as the paper counts.</param>
/// <param name="MultiplyAdds">For one image.</param>
public sealed record GoogLeNetRow(string Type, long Maps, long Size, long Weights, long MultiplyAdds);
