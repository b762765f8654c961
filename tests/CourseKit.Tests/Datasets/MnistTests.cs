using Kit = CourseKit.Datasets.Datasets;

namespace CourseKit.Tests.DatasetTests;

[Collection(SettingVariable.Collection)]
public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _mnist;

    public MnistTests()
    {
        _mnist = Directory.CreateDirectory(_folder.File("mnist")).FullName;
        Write("train", gzipped: true, count: 3);
        Write("t10k", gzipped: false, count: 2);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mnist_GzippedAndPlainFiles_GivesBothHalves()
    {
        var set = Kit.Mnist(_mnist);

        Assert.Equal("mnist", set.Name);
        Assert.Contains("real handwritten digits", set.Description, StringComparison.Ordinal);
        Assert.Equal((3, 1, 4, 5), (set.Train.Count, set.Train.Channels, set.Train.Height, set.Train.Width));
        Assert.Equal(2, set.Test.Count);
        Assert.Equal([0L, 1L, 2L], set.Train.Labels.ToArray());
        Assert.Equal(42, set.Train.Image(2)[2]);
    }

    [Fact]
    public void MnistOrDigits_DataFolderWithMnist_GivesMnist()
    {
        using var variable = new SettingVariable(CourseEnvironment.DataVariable, _folder.Path);

        var set = Kit.MnistOrDigits(train: 2, test: 1);

        Assert.Equal("mnist", set.Name);
        Assert.Equal((2, 1), (set.Train.Count, set.Test.Count));
    }

    [Fact]
    public void MnistOrDigits_DataFolderThatIsTheMnistFolder_GivesMnist()
    {
        using var variable = new SettingVariable(CourseEnvironment.DataVariable, _mnist);

        Assert.Equal("mnist", Kit.MnistOrDigits(train: 2, test: 1).Name);
    }

    [Fact]
    public void MnistOrDigits_DataFolderWithoutMnist_GivesDigitsAndSaysSo()
    {
        Directory.Delete(_mnist, recursive: true);
        using var variable = new SettingVariable(CourseEnvironment.DataVariable, _folder.Path);

        var set = Kit.MnistOrDigits(train: 20, test: 10);

        Assert.Equal("digits", set.Name);
        Assert.Contains("Generated", set.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void MnistOrDigits_IncompleteMnist_IsAnErrorAndNotSilentlyDigits()
    {
        File.Delete(Path.Combine(_mnist, "t10k-labels-idx1-ubyte"));
        using var variable = new SettingVariable(CourseEnvironment.DataVariable, _folder.Path);

        var error = Assert.Throws<CourseKitException>(() => Kit.MnistOrDigits());

        Assert.Contains("t10k-labels-idx1-ubyte", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mnist_CountsThatDisagree_NamesBothFiles()
    {
        File.WriteAllBytes(Path.Combine(_mnist, "t10k-labels-idx1-ubyte"), IdxBytes.Labels(1, 2, 3));

        var error = Assert.Throws<CourseKitException>(() => Kit.Mnist(_mnist));

        Assert.Contains("t10k-images-idx3-ubyte has 2 images", error.Message, StringComparison.Ordinal);
        Assert.Contains("has 3 labels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mnist_NoFolder_SaysWhatToDo()
    {
        var error = Assert.Throws<CourseKitException>(() => Kit.Mnist(_folder.File("none")));

        Assert.Contains(_folder.File("none"), error.Message, StringComparison.Ordinal);
        Assert.Contains("COURSEKIT_DATA", error.Message, StringComparison.Ordinal);
    }

    private void Write(string half, bool gzipped, int count)
    {
        var values = Enumerable.Range(0, count * 20).Select(i => (byte)i).ToArray();
        var images = IdxBytes.Images(count, 4, 5, values);
        var labels = IdxBytes.Labels([.. Enumerable.Range(0, count).Select(i => (byte)i)]);
        var ending = gzipped ? ".gz" : "";
        File.WriteAllBytes(Path.Combine(_mnist, $"{half}-images-idx3-ubyte{ending}"), gzipped ? IdxBytes.Gzip(images) : images);
        File.WriteAllBytes(Path.Combine(_mnist, $"{half}-labels-idx1-ubyte{ending}"), gzipped ? IdxBytes.Gzip(labels) : labels);
    }
}
