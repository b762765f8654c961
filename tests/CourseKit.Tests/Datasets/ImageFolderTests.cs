using CourseKit.Datasets;
using CourseKit.Plots;
using CourseKit.Tests.ImageTests;

namespace CourseKit.Tests.DatasetTests;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ImageFolder _settings;

    public ImageFolderTests() => _settings = new ImageFolder { Width = 4, Height = 4, CacheFolder = _folder.File("cache") };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_FolderOfClasses_GivesLabelsColoursAndAStratifiedTest()
    {
        WriteClass("cats", 10, 200, 30, 0);
        WriteClass("dogs", 20, 10, 90, 255);

        var data = _settings.Read(_folder.File("pets"));

        Assert.Equal(["cats", "dogs"], data.ClassNames);
        Assert.Equal([8, 16], data.Train.CountByClass());
        Assert.Equal([2, 4], data.Test.CountByClass());
        Assert.Contains("Your own pictures: 30 files", data.Description, StringComparison.Ordinal);
        Assert.Equal([.. Enumerable.Repeat((byte)200, 16), .. Enumerable.Repeat((byte)30, 16), .. new byte[16]],
            data.Train.Image(0).ToArray());
    }

    [Fact]
    public void Read_TrainAndTestFolders_AreKeptApart()
    {
        WriteClass("train/a", 3, 1, 1, 1);
        WriteClass("train/b", 3, 2, 2, 2);
        WriteClass("test/a", 1, 3, 3, 3);
        WriteClass("test/b", 2, 4, 4, 4);

        var data = _settings.Read(_folder.File("pets"));

        Assert.Equal((6, 3), (data.Train.Count, data.Test.Count));
        Assert.Equal([0L, 1, 1], data.Test.Labels.ToArray());
    }

    [Fact]
    public void Read_SecondTime_ComesFromTheCacheUntilAPictureChanges()
    {
        WriteClass("a", 5, 1, 1, 1);
        WriteClass("b", 5, 2, 2, 2);
        var first = _settings.Read(_folder.File("pets"));
        var cache = Assert.Single(Directory.GetFiles(_folder.File("cache")));
        var stamp = File.GetLastWriteTimeUtc(cache);

        Assert.True(first.Train.Pixels.Span.SequenceEqual(_settings.Read(_folder.File("pets")).Train.Pixels.Span));
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(cache));

        // A damaged cache is read past; a changed picture has another cache.
        File.WriteAllBytes(cache, File.ReadAllBytes(cache).Select(value => (byte)(value ^ 1)).ToArray());
        Assert.True(first.Train.Pixels.Span.SequenceEqual(_settings.Read(_folder.File("pets")).Train.Pixels.Span));
        WriteClass("b", 6, 3, 3, 3);
        Assert.Equal(11, _settings.Read(_folder.File("pets")) is var changed ? changed.Train.Count + changed.Test.Count : 0);
        Assert.Equal(2, Directory.GetFiles(_folder.File("cache")).Length);
    }

    [Fact]
    public void Read_MixedFormats_AllComeInOneSize()
    {
        foreach (var (entry, i) in PictureCases.All.Select((entry, i) => (entry, i)))
        {
            var folder = Directory.CreateDirectory(_folder.File($"pets/{(i % 2 == 0 ? "even" : "odd")}")).FullName;
            var kind = entry.Name()[..3] switch { "png" => "png", "jpe" => "JPG", "bmp" => "bmp", "ppm" => "ppm", _ => "pgm" };
            File.WriteAllBytes(Path.Combine(folder, $"{i}.{kind}"), entry.Bytes("file"));
        }

        var data = (_settings with { Width = 20, Height = 16, Channels = 1 }).Read(_folder.File("pets"));

        Assert.Equal(PictureCases.All.Count(), data.Train.Count + data.Test.Count);
        Assert.Equal((1, 16, 20), (data.Train.Channels, data.Train.Height, data.Train.Width));
    }

    [Fact]
    public void Read_DamagedPicture_NamesTheFile()
    {
        WriteClass("a", 2, 1, 1, 1);
        WriteClass("b", 2, 2, 2, 2);
        File.WriteAllText(_folder.File("pets/b/x.png"), "not a picture");

        var error = Assert.Throws<CourseKitException>(() => _settings.Read(_folder.File("pets")));

        Assert.Contains(_folder.File("pets/b/x.png"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoClasses_SaysWhatIsNeeded()
    {
        Directory.CreateDirectory(_folder.File("pets/only"));

        Assert.Contains("1 class folders", Assert.Throws<CourseKitException>(() => _settings.Read(_folder.File("pets"))).Message,
            StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<CourseKitException>(() => _settings.Read(_folder.File("none"))).Message,
            StringComparison.Ordinal);
    }

    private void WriteClass(string name, int count, byte red, byte green, byte blue)
    {
        var folder = Directory.CreateDirectory(_folder.File("pets/" + name)).FullName;
        byte[] pixels = [.. Enumerable.Repeat(new[] { red, green, blue }, 48).SelectMany(colour => colour)];
        for (var i = 0; i < count; i++)
            File.WriteAllBytes(Path.Combine(folder, $"{i:00}.png"), new Raster(pixels, 8, 6, 3).ToPng());
    }
}
