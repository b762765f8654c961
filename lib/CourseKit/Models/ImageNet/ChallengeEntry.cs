namespace CourseKit.Models;

/// <summary>A result of the ImageNet challenge, ILSVRC, that changed the field.</summary>
/// <param name="Year">Of the challenge.</param>
/// <param name="Name">Of the network, or of the method before there were networks.</param>
/// <param name="Top5Error">Test images whose class was not among five guesses, in percent.</param>
/// <param name="Layers">Layers with weights, one after the other; 0 for methods without.</param>
public sealed record ChallengeEntry(int Year, string Name, double Top5Error, int Layers);
