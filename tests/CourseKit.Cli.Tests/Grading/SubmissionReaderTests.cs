using System.IO.Compression;
using CourseKit.Cli.Grading.Submissions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Grading;

public sealed class SubmissionReaderTests : IDisposable
{
    private readonly Sandbox _files = new();

    [Theory]
    [InlineData("ada.ipynb", "ada", false)]
    [InlineData("ada_sample.ipynb", "ada", false)]
    [InlineData("ada/sample.ipynb", "ada", false)]
    [InlineData("submitted/ada/sample/sample.ipynb", "ada", false)]
    [InlineData("Ada Lovelace_1234_assignsubmission_file_/sample.ipynb", "Ada Lovelace 1234", false)]
    [InlineData("Ada Lovelace_1234_assignsubmission_file_sample.ipynb", "Ada Lovelace 1234", false)]
    [InlineData("Ada Lovelace_1234_assignsubmission_file/ben/x.ipynb", "Ada Lovelace 1234", false)]
    [InlineData("Ada Lovelace_1234_assignsubmission_file_/Ben_5_assignsubmission_file_/x.ipynb", "Ada Lovelace 1234", false)]
    [InlineData("Ben_5_assignsubmission_file_x_1234_assignsubmission_file_/x.ipynb", "Ben_5_assignsubmission_file_x 1234", false)]
    [InlineData("ada/ben/sample.ipynb", "ada", false)]
    [InlineData("sample/ada/sample.ipynb", "ada", false)]
    [InlineData("sample/ada.ipynb", "ada", false)]
    [InlineData("submitted/ada.ipynb", "ada", false)]
    [InlineData("lovelaceada_1234_5678_sample.ipynb", "lovelaceada 1234", false)]
    [InlineData("lovelaceada_LATE_1234_5678_sample-2.ipynb", "lovelaceada 1234", true)]
    public void StudentName_ByLayout_IsFound(string path, string student, bool late) =>
        Assert.Equal((student, late), StudentName.Of(path, ["sample"]));

    [Fact]
    public void Read_Zip_TakesNotebooksAndRefusesWhatLeadsElsewhere()
    {
        using (var zip = ZipFile.Open(_files.PathOf("all.zip"), ZipArchiveMode.Create))
        {
            Add(zip, "Ada Lovelace_1_assignsubmission_file_/sample.ipynb", "{}");
            Add(zip, "../../outside.ipynb", "{}");
            Add(zip, "/tmp/absolute.ipynb", "{}");
            Add(zip, "C:\\windows.ipynb", "{}");
            Add(zip, "link.ipynb", "/etc/passwd").ExternalAttributes = unchecked((int)0xA1FF0000);
            Add(zip, "notes.txt", "nothing");
        }

        var found = SubmissionReader.Read(_files.PathOf("all.zip"), ["sample"]);

        Assert.Equal("{}", found.Single(s => s.Refusal is null).Text);
        Assert.Equal(4, found.Count(s => s.Refusal is not null));
        Assert.Contains(found, s => s.Refusal?.Contains("leads out of it", StringComparison.Ordinal) == true);
        Assert.Contains(found, s => s.Refusal?.Contains("is a link", StringComparison.Ordinal) == true);
        Assert.False(File.Exists(_files.PathOf("../../outside.ipynb")));
    }

    [Fact]
    public void Read_ZipBomb_StopsAtTheLimit()
    {
        using (var zip = ZipFile.Open(_files.PathOf("all.zip"), ZipArchiveMode.Create))
        {
            using var stream = zip.CreateEntry("bomb.ipynb").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 40; i++)
                stream.Write(zeros);
        }

        Assert.Contains("more than 25 MB even without outputs",
            SubmissionReader.Read(_files.PathOf("all.zip"), [])[0].Refusal!, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotebookOfAGigabyte_IsRefusedWithoutReadingIt()
    {
        using (var file = File.Create(_files.PathOf("huge.ipynb")))
            file.SetLength(1L << 30);      // sparse: it takes no room
        long before = GC.GetTotalAllocatedBytes();

        var found = SubmissionReader.Read(_files.Folder, []).Single();

        Assert.Contains("has 1024 MB", found.Refusal!, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 10 << 20);
    }

    [Fact]
    public void Read_Links_AreNotFollowed()
    {
        if (OperatingSystem.IsWindows())
            return;     // making links needs a privilege there
        _files.Write("solutions/sample.ipynb", "secret");
        Directory.CreateDirectory(_files.PathOf("submitted"));
        File.CreateSymbolicLink(_files.PathOf("submitted/ada.ipynb"), _files.PathOf("solutions/sample.ipynb"));
        Directory.CreateSymbolicLink(_files.PathOf("submitted/ben"), _files.PathOf("solutions"));

        var found = SubmissionReader.Read(_files.PathOf("submitted"), ["sample"]);

        Assert.Equal(2, found.Count);
        Assert.All(found, s => Assert.Contains("is a link", s.Refusal!, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_NothingThere_SaysSo()
    {
        Assert.Throws<CourseKitException>(() => SubmissionReader.Read(_files.PathOf("none"), []));
        Directory.CreateDirectory(_files.PathOf("empty"));
        Assert.Throws<CourseKitException>(() => SubmissionReader.Read(_files.PathOf("empty"), []));
    }

    [Fact]
    public void Read_LargeOutputs_AreLeftOutAndTheRestIsRead()
    {
        string output = $$"""{ "output_type": "stream", "name": "stdout", "text": "{{new string('x', 60 << 20)}}" }""";
        _files.Write("ada.ipynb", $$"""
            { "metadata": { "outputs": [ 1 ] }, "cells": [ { "cell_type": "code", "outputs": [ {{output}} ],
            "source": "// \"outputs\": [", "attachments": { "a": {} } } ], "nbformat": 4 }
            """);

        var found = SubmissionReader.Read(_files.Folder, []).Single();

        Assert.Null(found.Refusal);
        Assert.InRange(found.Text.Length, 1, 300);
        var cell = NotebookReader.ReadText("ada.ipynb", found.Text).Cells.Single();
        Assert.Equal("// \"outputs\": [", cell.Source);
        Assert.Empty(cell.Outputs);
        Assert.Contains("\"outputs\": [ 1 ]", found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_MarkOfAnEncoding_IsHeeded(string encoding)
    {
        File.WriteAllText(_files.PathOf("ada.ipynb"), "{ \"text\": \"größer\" }", System.Text.Encoding.GetEncoding(encoding));

        Assert.Equal("{ \"text\": \"größer\" }", SubmissionReader.Read(_files.Folder, []).Single().Text);
    }

    [Fact]
    public void Read_StudentsOwnZip_SpeaksForNobodyElse()
    {
        Directory.CreateDirectory(_files.PathOf("class"));
        using (var zip = ZipFile.Open(_files.PathOf("class/eve.zip"), ZipArchiveMode.Create))
        {
            Add(zip, "ben/sample.ipynb", "{}", written: new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
            Add(zip, "Ben_5_assignsubmission_file_/sample.ipynb", "{}");
        }
        _files.Write("class/ben/sample.ipynb", "{}");
        using (var zip = ZipFile.Open(_files.PathOf("class/empty.zip"), ZipArchiveMode.Create))
            Add(zip, "essay.txt", "I tried.");

        var found = SubmissionReader.Read(_files.PathOf("class"), ["sample"]);

        Assert.Equal("ben/sample.ipynb", found.Single(s => s.Student == "ben").File);
        Assert.All(found.Where(s => s.Student == "eve"),
            s => Assert.InRange(s.SubmittedAt, DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddHours(1)));
        Assert.Equal(2, found.Count(s => s.Student == "eve"));
        Assert.Contains("has no notebook", found.Single(s => s.Student == "empty").Refusal!, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ZipInThePlatformsZip_IsThatStudents()
    {
        using (var zip = ZipFile.Open(_files.PathOf("export.zip"), ZipArchiveMode.Create))
        {
            using (var inner = new ZipArchive(zip.CreateEntry("Ada_1_assignsubmission_file_/hw.zip").Open(), ZipArchiveMode.Create))
                Add(inner, "Ben_2_assignsubmission_file_/sample.ipynb", "{}");
            Add(zip, "Cleo_3_assignsubmission_file_/hw.zip", "no zip");
            Add(zip, "Ben_2_assignsubmission_file_/sample.ipynb", "{}");
        }

        var found = SubmissionReader.Read(_files.PathOf("export.zip"), ["sample"]);

        Assert.Equal(["Ada 1", "Ben 2", "Cleo 3"], found.Select(s => s.Student));
        Assert.Contains("not a zip file that can be read", found[2].Refusal!, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ZipOfManyBombs_StopsEarly()
    {
        Directory.CreateDirectory(_files.PathOf("class"));
        _files.Write("class/ben.ipynb", "{}");
        using (var zip = ZipFile.Open(_files.PathOf("class/eve.zip"), ZipArchiveMode.Create))
        {
            for (var i = 0; i < 500; i++)
                Add(zip, $"{i}.ipynb", new string(' ', 100_000));
        }

        Assert.InRange(SubmissionReader.Read(_files.PathOf("class"), []).Count, 2, 25);
    }

    [Fact]
    public void Read_StudentWithOtherFilesOnly_IsToldSo()
    {
        _files.Write("class/ada/sample.ipynb", "{}");
        _files.Write("class/ben/essay.docx", "I tried.");
        _files.Write("class/notes.txt", "nobody's");
        Directory.CreateDirectory(_files.PathOf("class/cleo/sample"));
        using (var zip = ZipFile.Open(_files.PathOf("export.zip"), ZipArchiveMode.Create))
        {
            Add(zip, "Ada_1_assignsubmission_file_/sample.ipynb", "{}");
            Add(zip, "Ben_2_assignsubmission_file_/essay.docx", "I tried.");
            Add(zip, "grades.csv", "nobody's");
        }

        var folder = SubmissionReader.Read(_files.PathOf("class"), ["sample"]);
        var export = SubmissionReader.Read(_files.PathOf("export.zip"), ["sample"]);

        Assert.Equal([("ada", null), ("ben", "ben has no notebook (.ipynb) in it."), ("cleo", "cleo has no notebook (.ipynb) in it.")],
            folder.Select(s => (s.Student, s.Refusal)));
        Assert.Equal(["Ada 1", "Ben 2"], export.Select(s => s.Student));
        Assert.Contains("has no notebook", export[1].Refusal!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eve.zip")]
    [InlineData("eve.ipynb")]
    public void Read_Pipe_DoesNotWaitForItsEnd(string name)
    {
        if (OperatingSystem.IsWindows())
            return;     // it has none in folders
        _files.Write("class/ben.ipynb", "{}");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_files.PathOf("class/" + name)]))
            made.WaitForExit();

        var found = SubmissionReader.Read(_files.PathOf("class"), []);

        Assert.Equal(["ben", "eve"], found.Select(s => s.Student));
        Assert.Contains("is empty", found[1].Refusal!, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ZipOfAMillionNames_IsRefusedWithoutReadingThem()
    {
        Directory.CreateDirectory(_files.PathOf("class"));
        _files.Write("class/ben.ipynb", "{}");
        using (var zip = ZipFile.Open(_files.PathOf("class/eve.zip"), ZipArchiveMode.Create))
            Add(zip, "x", "");
        // Its one entry in the table of contents, a million times, and the end that counts them.
        byte[] bytes = File.ReadAllBytes(_files.PathOf("class/eve.zip"));
        int table = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8), end = bytes.AsSpan().IndexOf("PK\u0005\u0006"u8);
        using (var file = File.Create(_files.PathOf("class/eve.zip")))
        {
            file.Write(bytes.AsSpan(0, table));
            byte[] thousand = [.. Enumerable.Repeat(bytes[table..end], 1000).SelectMany(entry => entry)];
            for (var i = 0; i < 1000; i++)
                file.Write(thousand);
            file.Write(bytes.AsSpan(end));
        }
        long before = GC.GetTotalAllocatedBytes();

        var found = SubmissionReader.Read(_files.PathOf("class"), []);

        Assert.Equal(["ben", "eve"], found.Select(s => s.Student));
        Assert.Contains("not a zip file that can be read", found[1].Refusal!, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 300L << 20);
    }

    [Theory]
    [InlineData("class/<script>alert(1)<-script>.ipynb", "<script>alert(1)<-script>")]
    [InlineData("class/ada\u202egnp.ipynb", "ada?gnp")]
    [InlineData("class/\u2066ada\u2069.ipynb", "?ada?")]
    [InlineData("class/a\u001b[2Jda.ipynb", "a?[2Jda")]
    public void Read_NameThatATerminalWouldObey_IsPlain(string file, string student)
    {
        if (OperatingSystem.IsWindows())
            return;     // it refuses such names
        _files.Write(file, "{}");

        Assert.Equal(student, SubmissionReader.Read(_files.PathOf("class"), []).Single().Student);
    }

    [Fact]
    public void Read_FolderOfFoldersPackedWhole_NamesTheStudents()
    {
        using (var zip = ZipFile.Open(_files.PathOf("week5.zip"), ZipArchiveMode.Create))
        {
            Add(zip, "week5/ada.ipynb", "{}");
            Add(zip, "week5/ben.ipynb", "{}");
            Add(zip, "week5/._ben.ipynb", "finder's");
        }

        Assert.Equal(["ada", "ben"], SubmissionReader.Read(_files.PathOf("week5.zip"), ["sample"]).Select(s => s.Student));
    }

    [Fact]
    public void Read_NameThatIsNoUnicode_IsSaidAndTheRestIsRead()
    {
        if (!OperatingSystem.IsLinux())
            return;     // other systems refuse such names
        _files.Write("class/ben.ipynb", "{}");
        using (var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", "printf x > \"$0/$(printf 'jos\\351').ipynb\"",
            _files.PathOf("class")]))
            shell.WaitForExit();

        var found = SubmissionReader.Read(_files.PathOf("class"), []);
        using (var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", "rm -r \"$0\"", _files.PathOf("class")]))
            shell.WaitForExit();     // .NET cannot

        Assert.Equal(2, found.Count);
        Assert.Contains("cannot be read", found.Single(s => s.Student != "ben").Refusal!, StringComparison.Ordinal);
    }

    private static ZipArchiveEntry Add(ZipArchive zip, string name, string content, DateTimeOffset? written = null)
    {
        var entry = zip.CreateEntry(name);
        if (written is { } time)
            entry.LastWriteTime = time;
        using var writer = new StreamWriter(entry.Open());
        writer.Write(content);
        return entry;
    }

    public void Dispose() => _files.Dispose();
}
