namespace CourseKit.Models;

/// <summary>A published result on ImageNet's validation images.</summary>
/// <param name="Method">Network, and how it was trained where that is what is new.</param>
/// <param name="MillionParameters">Parameters, in millions, as published.</param>
/// <param name="ExtraData">Training images beyond ImageNet's 1.28 million; empty for none.</param>
/// <param name="Top1">Share of images whose class is the first guess, in percent.</param>
/// <param name="Top5">Share of images whose class is among the first five guesses, in percent; NaN where not published.</param>
/// <param name="Real">The same as Top1 with ImageNet's labels reassessed, in percent; NaN where not published.</param>
public sealed record PublishedResult(
    string Method, double MillionParameters, string ExtraData, double Top1, double Top5, double Real);
