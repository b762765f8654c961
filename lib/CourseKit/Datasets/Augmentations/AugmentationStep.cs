using CourseKit.Datasets.Generated;

namespace CourseKit.Datasets;

/// <summary>One step of an <see cref="Augmentation"/>: draws its parameters and adds them to the plan of an image.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Draw">Draws and adds.</param>
internal sealed record AugmentationStep(string Name, AugmentationStep.DrawAction Draw)
{
    public delegate void DrawAction(ref SampleRandom random, AugmentationPlan plan);
}
