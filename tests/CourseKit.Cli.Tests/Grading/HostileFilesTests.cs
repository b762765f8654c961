using System.Diagnostics;
using System.Text;
using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Samples;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>Files that are made to trouble the grader's own process, which reads them: each is a sentence, and soon.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private readonly Sandbox _files = new();

    private static readonly (string Text, string Why)[] Files =
    [
        ("{ \"cells\": [], \"cells\": [], \"nbformat\": 4 }", "names a key twice"),
        ("""{ "cells": [ { "cell_type": "code", "cell_type": "markdown", "source": "" } ], "nbformat": 4 }""", "names a key twice"),
        ("{ \"cells\": [ { \"cell_type\": \"code\", \"source\": \"\\ud800\" } ], \"nbformat\": 4 }", "half a character"),
        ("{ \"cells\": [ { \"cell_type\": \"code\", \"source\": \"\", \"id\": \"\\udc00\" } ], \"nbformat\": 4 }", "half a character"),
        (new string('[', 1_000_000), "not JSON"),
        ("{ \"cells\": " + new string('[', 100_000) + new string(']', 100_000) + ", \"nbformat\": 4 }", "not JSON"),
        ("{ \"cells\": [ { \"cell_type\": [" + new string('1', 100_000) + "] } ], \"nbformat\": 4 }", "it must be code"),
        ("{ \"cells\": [ null, 1, \"x\" ], \"nbformat\": 4 }", "cell 1 has \"cell_type\" missing"),
        ("{ \"cells\": {}, \"nbformat\": 4 }", "not a notebook"),
        ("{ \"cells\": [], \"nbformat\": 1e400 }", "not a notebook"),
        ("null", "not an object"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Files.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void ReadText_NoNotebook_IsOneShortSentence(int number)
    {
        var (text, why) = Files[number];
        // As a submission is read: without outputs, then as a notebook.
        string shortened = SubmissionText.Of(Encoding.UTF8.GetBytes(text))!;

        string message = Assert.Throws<NotebookFormatException>(() => NotebookReader.ReadText("x.ipynb", shortened)).Message;

        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 300);
    }

    [Fact]
    public void ReadText_ManyCellsWithOneId_TakesNoLongerThanWithMany()
    {
        string cell = """{ "cell_type": "code", "id": "a", "metadata": { "nbgrader": { "grade_id": "ex-1-relu" } }, "source": "1" }""";
        string text = $"{{ \"cells\": [ {string.Join(",", Enumerable.Repeat(cell, 60_000))} ], \"nbformat\": 4 }}";
        var watch = Stopwatch.StartNew();

        var notebook = NotebookReader.ReadText("x.ipynb", text);
        var student = StudentNotebook.Of(notebook, null);

        Assert.Equal(60_000, notebook.Cells.Select(c => (string)c.Json["id"]!).Distinct().Count());
        Assert.InRange(student.Problems.Count, 1, 40);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [SandboxFact]
    public async Task Grade_FolderOfThem_GradesTheRestAndPicksTheRightFiles()
    {
        string source = _files.Write("sample.ipynb", NotebookWriter.Write(SampleNotebook.Create("sample.ipynb")));
        string solved = SampleClass.Honest[0].Write(NotebookWriter.Write(StudentCopy.Of(Assignment.Read(source))));
        foreach (var (i, file) in Files.Index())
            _files.Write($"submitted/{(char)('a' + i)}.ipynb", file.Text);
        _files.Write("submitted/ada/homework final (2).ipynb", solved);
        File.SetLastWriteTimeUtc(_files.Write("submitted/ada/scratch.ipynb", "{ \"cells\": [], \"nbformat\": 4 }"),
            DateTime.UtcNow.AddHours(1));
        File.SetLastWriteTimeUtc(_files.Write("submitted/ada/broken.ipynb", ""), DateTime.UtcNow.AddHours(2));

        var (exitCode, output, error) = await _files.CourseAsync("grade", "submitted", "--source", "sample.ipynb", "--out", "graded");

        Assert.True(exitCode == 0, output + error);
        var results = new Journal(_files.PathOf("graded")).ReadAll();
        Assert.Equal(7, results.Single(r => r.Student == "ada").Automatic);
        Assert.All(results.Where(r => r.Student != "ada"), r => Assert.Equal(0, r.Automatic));
        Assert.Equal(Files.Length + 1, results.Count);
        Assert.Contains("ada/scratch.ipynb: ada/homework final (2).ipynb of ada counts instead", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();
}
