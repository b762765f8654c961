using System.IO.Compression;
using CourseKit.Cli.Grading.Submissions;

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
    [InlineData("lovelaceada_1234_5678_sample.ipynb", "lovelaceada 1234", false)]
    [InlineData("lovelaceada_LATE_1234_5678_sample-2.ipynb", "lovelaceada 1234", true)]
    public void StudentName_ByLayout_IsFound(string path, string student, bool late) => Assert.Equal((student, late), StudentName.Of(path, ["sample"]));

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

        Assert.Contains("at most 25 MB", SubmissionReader.Read(_files.PathOf("all.zip"), [])[0].Refusal!, StringComparison.Ordinal);
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

    private static ZipArchiveEntry Add(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name);
        using var writer = new StreamWriter(entry.Open());
        writer.Write(content);
        return entry;
    }

    public void Dispose() => _files.Dispose();
}
