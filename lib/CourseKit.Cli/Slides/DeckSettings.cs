namespace CourseKit.Cli.Slides;

/// <summary>How a deck looks when it opens; the keys T and A change theme and shape later.</summary>
/// <param name="Theme">light, dark or projector.</param>
/// <param name="Aspect">16:9 or 4:3.</param>
/// <param name="ShowsCode">Whether cells show their code beside what they give.</param>
internal sealed record DeckSettings(string Theme, string Aspect, bool ShowsCode);
