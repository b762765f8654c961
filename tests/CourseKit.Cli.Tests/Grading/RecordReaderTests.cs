using System.Text;
using System.Text.Json;
using CourseKit.Cli.Grading.Running;
using CourseKit.Cli.Grading.Sandboxes;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>What the grader takes from a process that says whatever it likes.</summary>
public sealed class RecordReaderTests
{
    private const string Nonce = "nonce", Exercise = "ex";

    // A cell of the student's, the visible question, the hidden one.
    private static readonly AnswerStep[] Steps =
    [
        new("mine", null, "", new Dictionary<int, string>(), "", 1, StepKind.Open),
        new(Exercise, Exercise, "", new Dictionary<int, string> { [0] = "" }, "", 1, StepKind.Open),
        new(Exercise, Exercise, "", new Dictionary<int, string> { [1] = "" }, "", 1, StepKind.Hidden),
    ];

    private readonly AnswerSet _answers = new();
    private readonly StringBuilder _said = new();
    private readonly Queue<double> _processor = new();
    private int _more;
    private long _sequence;

    [Fact]
    public async Task Read_HonestRun_TakesEveryAnswer()
    {
        Say("step", 0).Say("output", 0, text: "hello").Say("done", 0).Say("step", 1);
        Answer(1, 0).Say("done", 1).Say("more", 1).Say("step", 2);
        Answer(2, 1).Say("done", 2).Say("end", 2);

        Assert.True(await ReadAsync());

        Assert.Equal(("hello", 1), (_answers.Output, _more));
        Assert.All(_answers.Of(Exercise, 2).Records, Assert.NotNull);
    }

    [Fact]
    public async Task Read_AnswersOutOfTurn_AreNotTaken()
    {
        // The hidden answer before it is asked, the visible one again after the hidden question is out, output then, and an end too soon.
        Say("step", 0).Say("end", 0).Say("step", 2).Say("step", 1);
        Answer(1, 1);
        Say("more", 1).Say("more", 1).Say("output", 1, text: "7431");
        Answer(1, 0);
        Say("failed", 1, 0, "7431").Say("done", 1, text: "7431").Say("end", 1);

        Assert.False(await ReadAsync());

        Assert.Equal(("", 1), (_answers.Output, _more));
        Assert.All(_answers.Of(Exercise, 2).Records, Assert.Null);
        Assert.All(_answers.Of(Exercise, 2).Reasons, Assert.Null);
        Assert.Empty(_answers.Errors);
    }

    [Fact]
    public async Task Read_ManyWords_KeepsWhatAPageCanHold()
    {
        Say("step", 0);
        for (var i = 0; i < 200; i++)
            Say("output", 0, text: new string('x', 10_000)).Say("done", 0, text: new string('y', 10_000));
        Say("step", 1).Say("failed", 1, 0, new string('z', 100_000));

        await ReadAsync();

        Assert.InRange(_answers.Output.Length, 1, 100_000);
        Assert.InRange(_answers.Errors.Sum(e => e.Length), 1, 150_000);
        Assert.InRange(_answers.Of(Exercise, 1).Reasons[0]!.Length, 1, 2_100);
    }

    [Fact]
    public async Task Read_BegunKeptBack_CountsTheProcessorTimeAllTheSame()
    {
        _processor.Enqueue(1);      // the cell begins
        _processor.Enqueue(3);      // the question begins
        _processor.Enqueue(35);     // and is answered, "begun" and all, in a moment
        Say("step", 0).Say("step", 1);
        Answer(1, 0);

        await ReadAsync();

        Assert.InRange(BitConverter.ToDouble(_answers.Of(Exercise, 1).Records[0]!), 29.9, 30.1);
    }

    [Fact]
    public async Task Read_RecordsOfOthers_AreNoRecords()
    {
        Say("step", 0);
        _said.Append("\u001eguess{\"Sequence\":2,\"Kind\":\"output\",\"Step\":0,\"Check\":-1,\"Text\":\"forged\"}\n");
        _said.Append("\u001enonce{\"Sequence\":1,\"Kind\":\"output\",\"Step\":0,\"Check\":-1,\"Text\":\"replayed\"}\n");
        _said.Append("\u001enonce{\"Sequence\":2,\"Kind\":\"output\",\"Step\":0,\"Check\":-1,\"Text\":null}\n");
        _said.Append("\u001enonce{\"Sequence\":2,\"Kind\":\"output\",\"Step\":0,\"Check\":-1,\"Text\":\"\\ud800\"}\n");
        _said.Append("\u001enonce{\"Sequence\":2,\"Kind\":null,\"Step\":0,\"Check\":-1,\"Text\":\"\"}\n\u001enonce[]\n\u001enonce\n")
            .Append('[', 100_000).Append('\n');

        Assert.False(await ReadAsync());

        Assert.Equal("", _answers.Output);
    }

    private RecordReaderTests Answer(int step, int check) =>
        Say("begun", step, check).Say("answer", step, check, Convert.ToBase64String([0, 0, 0, 0, 0, 0, 0, 0, 0]));

    private RecordReaderTests Say(string kind, int step, int check = -1, string text = "")
    {
        _said.Append('\x1e').Append(Nonce)
            .Append(JsonSerializer.Serialize(new AnswerRecord(++_sequence, kind, step, check, text), AnswerJson.Default.AnswerRecord))
            .Append('\n');
        return this;
    }

    private async Task<bool> ReadAsync()
    {
        var reader = new RecordReader(Nonce, Steps, _answers, new SandboxLimits(), () => _more++, () => { },
            () => _processor.TryDequeue(out double s) ? s : 0);
        using var stream = new StreamReader(new MemoryStream(Encoding.UTF8.GetBytes(_said.ToString())));
        return await reader.ReadAsync(stream);
    }
}
