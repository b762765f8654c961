using System.Globalization;
using CourseKit.Plots;

namespace CourseKit.Models;

/// <summary>The ImageNet Large Scale Visual Recognition Challenge: its images, and how its error fell from 28 % to under 4 %.</summary>
/// <remarks>Russakovsky et al., ImageNet large scale visual recognition challenge, IJCV 115, 2015, tables 2 and 6.</remarks>
public static class Challenge
{
    /// <summary>Classes of the classification task since 2010.</summary>
    public const int Classes = 1000;

    /// <summary>Training, validation and test images of the years 2012 to 2014.</summary>
    public static IReadOnlyList<(string Part, int Images)> Images { get; } =
        [("training", 1_281_167), ("validation", 50_000), ("test", 100_000)];

    /// <summary>Year by year; two entries for 2014.</summary>
    public static IReadOnlyList<ChallengeEntry> Entries { get; } =
    [
        new(2010, "NEC: SIFT, SVM", 28.2, 0), new(2011, "XRCE: Fisher vectors", 25.8, 0), new(2012, "AlexNet", 16.4, 8),
        new(2013, "ZFNet", 11.7, 8), new(2014, "VGG", 7.3, 19), new(2014, "GoogLeNet", 6.7, 22), new(2015, "ResNet", 3.57, 152),
    ];

    /// <summary>Data sets that classifiers were compared on: year, images and classes.</summary>
    public static IReadOnlyList<(string Name, int Year, long Images, int Classes)> DataSets { get; } =
    [
        ("MNIST", 1998, 70_000, 10), ("Caltech-101", 2003, 9_146, 101), ("Caltech-256", 2007, 30_607, 256),
        ("CIFAR-10", 2009, 60_000, 10), ("ImageNet of 2009", 2009, 3_200_000, 5_247), ("ILSVRC", 2010, 1_431_167, Classes),
    ];

    /// <summary>The error of each entry as bars, with the layers of each network.</summary>
    /// <param name="title">Above the bars.</param>
    public static Figure Plot(string title = "ILSVRC: the right class is not among five guesses") => Figures.Bars(
        [.. Entries.Select(e => string.Create(CultureInfo.InvariantCulture,
            $"{e.Year} {e.Name}{(e.Layers > 0 ? $", {e.Layers} layers" : "")}"))],
        [.. Entries.Select(e => e.Top5Error)], title, "top-5 error, %", horizontal: true);
}
