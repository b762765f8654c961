namespace CourseKit.Training;

/// <summary>A configuration of an experiment over its seeds.</summary>
/// <param name="Name">Of the configuration.</param>
/// <param name="Parameters">Trainable numbers of the model.</param>
/// <param name="Accuracies">Test accuracy of each run, 0…1.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation; 0 for one run.</param>
/// <param name="Seconds">Mean training time of a run, in seconds.</param>
public sealed record ExperimentRow(
    string Name, long Parameters, IReadOnlyList<double> Accuracies, double Mean, double Deviation, double Seconds);
