using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CourseKit.Cli.Grading.Sandboxes;

namespace CourseKit.Cli.Grading.Running;

/// <summary>Reads the records of a student's process. Trusts nothing: length, order, number and shape of the records are checked.</summary>
/// <param name="nonce">Precedes every record.</param>
/// <param name="steps">All steps, hidden ones last.</param>
/// <param name="answers">Gets what comes.</param>
/// <param name="limits">How much may come.</param>
/// <param name="more">Sends the hidden steps; called once, when nothing that the process says will be shown any more.</param>
/// <param name="kill">Ends the process.</param>
/// <param name="processor">Seconds of processor time that the process has taken, by the system's account.</param>
internal sealed class RecordReader(
    string nonce, IReadOnlyList<AnswerStep> steps, AnswerSet answers, SandboxLimits limits, Action more, Action kill,
        Func<double> processor)
{
    /// <summary>Processor time that compiling a step may take, in seconds; what goes beyond it belongs to an answer.</summary>
    private const double Compiling = 2;

    // What is kept of a student's words: a process may send as many as its output may hold, and all of them end up on pages.
    private const int MostOutput = 100_000, MostErrors = 50, LongestReason = 2_000;

    private readonly int _open = steps.Count(s => s.Kind != StepKind.Hidden);
    private readonly int _setup = steps.Count(s => s.Kind == StepKind.Setup);
    private readonly StringBuilder _output = new();
    private readonly string _start = '\x1e' + nonce;
    private long _expected = 1;
    private int _step = -1;
    private int _asked = -1;
    private long _askedAt;
    private double _processorBefore;
    private bool _isClosed;

    /// <summary>Whether code of the student may have run.</summary>
    public bool HasReachedStudent => _step >= _setup;

    /// <summary>Reads to the end. True when the process said that it is done.</summary>
    public async Task<bool> ReadAsync(StreamReader reader)
    {
        var (line, buffer, total, ended) = (new StringBuilder(), new char[1 << 16], 0L, false);
        int read;
        while (!ended && (read = await reader.ReadAsync(buffer)) > 0)
        {
            total += read;
            if (total > limits.Output)
            {
                answers.End = $"The process was ended: it wrote more than {limits.Output >> 20} MB.";
                kill();
                break;
            }
            for (var from = 0; from < read && !ended;)
            {
                int end = Array.IndexOf(buffer, '\n', from, read - from);
                line.Append(buffer, from, (end < 0 ? read : end) - from);
                from = end < 0 ? read : end + 1;
                if (end < 0)
                    continue;
                ended = Take(line.ToString());
                line.Clear();
            }
        }
        answers.Output = _output.ToString();
        return ended;
    }

    private bool Take(string line)
    {
        int at = line.IndexOf(_start, StringComparison.Ordinal);
        if (at < 0)
            return false;       // not the host's: code that wrote to the stream itself
        AnswerRecord? record;
        try
        {
            record = JsonSerializer.Deserialize(line.AsSpan(at + _start.Length), AnswerJson.Default.AnswerRecord);
        }
        catch (JsonException)
        {
            return false;
        }
        if (record is null || record.Sequence != _expected || record.Text is null)
            return false;
        _expected++;
        return Obey(record);
    }

    private bool Obey(AnswerRecord record)
    {
        // Once the hidden questions are out, nothing that belongs to the steps before is taken.
        var step = _step >= (_isClosed ? _open : 0) && _step < steps.Count ? steps[_step] : null;
        switch (record.Kind)
        {
            case "step" when record.Step == _step + 1 && record.Step < (_isClosed ? steps.Count : _open):
                (_step, _asked, _processorBefore) = (record.Step, -1, processor());
                break;
            case "begun" when step?.Single.ContainsKey(record.Check) == true:
                (_asked, _askedAt) = (record.Check, Stopwatch.GetTimestamp());
                break;
            case "answer" when step?.Exercise is { } exercise && record.Check == _asked && _asked >= 0:
                answers.Add(exercise, record.Check, Timed(Bytes(record.Text)));
                _asked = -1;
                break;
            case "answer" when step?.Exercise is { } exercise && step.Single.ContainsKey(record.Check):
                answers.Add(exercise, record.Check, []);        // not asked for: it takes the true one away as well
                break;
            case "failed" when step?.Exercise is { } exercise && step.Single.ContainsKey(record.Check):
                answers.Fail(exercise, record.Check, Cut(record.Text));
                break;
            case "output" when step is { Exercise: null }:
                _output.Append(record.Text.AsSpan(0, Math.Min(record.Text.Length, MostOutput - _output.Length)));
                break;
            case "done" when step is not null && record.Text.Length > 0:
                Failed(step, record.Text);
                break;
            case "more" when !_isClosed && _step == _open - 1:
                (_isClosed, _asked) = (true, -1);
                more();
                break;
            case "end" when _isClosed:
                return _step == steps.Count - 1;
        }
        return false;
    }

    private void Failed(AnswerStep step, string error)
    {
        if (step.Exercise is not null)
        {
            foreach (int check in step.Single.Keys)
                answers.Fail(step.Exercise, check, Cut(error));
        }
        else if (answers.Errors.Count < MostErrors)
        {
            answers.Errors.Add($"{step.Name}: {Cut(error)}");
        }
    }

    private static string Cut(string text) => text.Length <= LongestReason ? text : text[..LongestReason] + "…";

    /// <summary>
    /// The time that an answer took is the grader's to measure: the process may say what it likes. It may also keep back that an answer has
    /// begun, so the processor time since the answer before counts too, but for what compiling takes.
    /// </summary>
    private byte[] Timed(byte[] record)
    {
        double now = processor();
        if (record.Length > sizeof(double))
        {
            double seconds = Math.Max(Stopwatch.GetElapsedTime(_askedAt).TotalSeconds, now - _processorBefore - Compiling);
            BinaryPrimitives.WriteDoubleLittleEndian(record, seconds);
        }
        _processorBefore = now;
        return record;
    }

    private static byte[] Bytes(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
