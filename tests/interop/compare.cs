#:project ../../lib/CourseKit/CourseKit.csproj
#:property PublishAot=false
// Loads the weights that make_weights.py made and compares what the kit's networks compute with what torchvision's did.
// Run: dotnet run -c Release compare.cs -- FOLDER. One line for each file; the last one is "N passed, N failed"; exit code 1 when one
// failed.
using CourseKit;
using CourseKit.Models;
using CourseKit.Weights;
using static TorchSharp.torch;

const double Tolerance = 1e-4;      // of the largest logit
if (args is not [var folder] || !Directory.Exists(folder))
{
    Console.WriteLine("Give the folder that make_weights.py filled.");
    return 2;
}

var (passed, failed) = (0, 0);
using var x = WeightFile.Read(Path.Combine(folder, "input.pth"))["x"].ToTensor();
foreach (var name in new[] { "resnet18", "vgg11", "googlenet-aux" })
{
    foreach (var file in Directory.GetFiles(folder, $"{name}.*").Where(file => !file.Contains(".output.", StringComparison.Ordinal))
        .Order())
    {
        var distance = Distance(name, file);
        var good = distance <= Tolerance;
        (passed, failed) = good ? (passed + 1, failed) : (passed, failed + 1);
        Console.WriteLine(FormattableString.Invariant(
            $"{(good ? "ok    " : "FAILED")} {Path.GetFileName(file)}: {distance:E1} from torchvision's logits"));
    }
}
Console.WriteLine($"{passed} passed, {failed} failed");
return failed == 0 && passed > 0 ? 0 : 1;

double Distance(string name, string file)
{
    using var scope = NewDisposeScope();
    using var noGrad = no_grad();
    using var model = Zoo.Create(name);
    try
    {
        model.LoadWeights(file);
    }
    catch (CourseKitException error)
    {
        Console.WriteLine(error.Message);
        return double.PositiveInfinity;
    }
    model.eval();
    var y = WeightFile.Read(Path.Combine(folder, $"{name}.output.pth"))["y"].ToTensor();
    return (model.call(x) - y).abs().max().item<float>() / y.abs().max().item<float>();
}
