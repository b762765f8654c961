using System.Text.Json;
using CourseKit.Plots;
using CourseKit.Training;

namespace CourseKit.Demos.Recording;

/// <summary>Networks that train in turns, and their accuracies after each round.</summary>
internal sealed class RaceTape(IReadOnlyList<Runner> runners, int epochs) : IDisposable
{
    private readonly List<double> _rounds = [];

    public IReadOnlyList<Runner> Runners => runners;

    /// <summary>Epochs seen at each measurement.</summary>
    public IReadOnlyList<double> Rounds => _rounds;

    /// <summary>Runs the race; rounds are short at first, when much happens.</summary>
    public void Run(int rounds, LivePicture? live)
    {
        var total = (long)epochs * runners[0].StepsInAnEpoch;
        for (var round = 0; round < rounds; round++)
        {
            var until = (long)Math.Round(total * Math.Pow((double)round / (rounds - 1), 2));
            foreach (var runner in runners)
            {
                runner.Train(until, total);
                runner.Measure();
            }
            _rounds.Add((double)until / runners[0].StepsInAnEpoch);
            live?.Update(Figure, force: round == rounds - 1);
        }
    }

    public Figure Figure() => Figures.Lines("Test accuracy while they train", [.. _rounds], "epoch", "test accuracy",
        [.. runners.Select(runner => (runner.Name, (IReadOnlyList<double>)[.. runner.Accuracies]))]);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumbers("rounds", _rounds.Select(round => Math.Round(round, 3)));
        json.WriteStartArray("runners");
        foreach (var runner in runners)
        {
            json.WriteStartObject();
            json.WriteString("name", runner.Name);
            json.WriteNumbers("accuracy", runner.Accuracies);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public void Dispose()
    {
        foreach (var runner in runners)
            runner.Dispose();
    }
}
