using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CourseKit.Benchmarks;

if (args is ["ops", .. var options])
{
    // In this process: BenchmarkDotNet's generated projects would not find the engine that this one was built with.
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromTypes([typeof(OpBenchmarks)]).Run(options.Length == 0 ? ["--filter", "*"] : options, config);
    return 0;
}
if (args is not [string what, .. var rest] || rest.Length > 1)
{
    Console.WriteLine("usage: CourseKit.Benchmarks ops [BenchmarkDotNet options] | train|memory|lenet|conv|gemm|accuracy [threads]");
    return 2;
}
int threads = rest is [string count] ? int.Parse(count, CultureInfo.InvariantCulture) : Environment.ProcessorCount;
switch (what)
{
    case "memory": MemoryBench.LeNet5(threads); break;
    case "train": TrainingBench.LeNet5(threads); break;
    case "lenet": KernelBench.LeNet5(threads); break;
    case "conv": KernelBench.Convolutions(threads); break;
    case "gemm": KernelBench.Products(threads); break;
    case "accuracy": AccuracyBench.Winograd(); break;
    default: Console.WriteLine($"Unknown benchmark '{what}': choose train, memory, lenet, conv, gemm or accuracy."); return 2;
}
return 0;
