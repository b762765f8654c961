using System.Runtime.InteropServices;
using CourseKit.Torch.Tests.Errors;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Randomness;

/// <summary>What the draws refuse, in PyTorch's words.</summary>
[Collection(GlobalState.Name)]
public sealed class RandomErrorTests
{
    private static Tensor Zeros(ScalarType dtype) => zeros(3, dtype: dtype);

    private static readonly Dictionary<string, Action> Broken = new()
    {
#if ENGINE_EMBEDDED // libtorch 2.10 has other words, and makes a permutation of -1 places
        ["exponential_ expects lambda >= 0.0, but found lambda=-1"] = () => zeros(3).exponential_(-1),
        ["\"exponential_cpu\" not implemented for 'Long'"] = () => Zeros(ScalarType.Int64).exponential_(),
        ["\"cauchy_cpu\" not implemented for 'Int'"] = () => Zeros(ScalarType.Int32).cauchy_(),
        ["n must be non-negative, got -1"] = () => randperm(-1),
#endif
        ["geometric_ expects p to be in (0, 1), but got p=1"] = () => zeros(3).geometric_(1),
        ["\"geometric_cpu\" not implemented for 'Bool'"] = () => Zeros(ScalarType.Bool).geometric_(0.5),
        ["log_normal_ expects std > 0.0, but found std=0"] = () => zeros(3).log_normal_(0, 0),
        ["to - 1 is out of bounds for unsigned char"] = () => Zeros(ScalarType.Byte).random_(0, 300),
        ["from is out of bounds for unsigned char"] = () => Zeros(ScalarType.Byte).random_(-1, 30),
        ["to - 1 is out of bounds for bool"] = () => randint(0, 3, new long[] { 2 }, ScalarType.Bool),
        ["to - 1 is out of bounds for int"] = () => Zeros(ScalarType.Int32).random_(0, 1L << 40),
        ["random_ expects 'from' to be less than 'to', but got from=5 >= to=5"] = () => zeros(3).random_(5, 5),
        ["uniform_ expects to return a [from, to) range, but found from=2 > to=1.5"] = () => zeros(3).uniform_(2, 1.5),
        ["normal expects std >= 0.0, but found std -1"] = () => zeros(3).normal_(0, -1),
        ["\"normal_kernel_cpu\" not implemented for 'Long'"] = () => Zeros(ScalarType.Int64).normal_(),
        ["bernoulli_ expects p to be in [0, 1], but got p=2"] = () => zeros(3).bernoulli_(2.0),
        ["Expected p_in >= 0 && p_in <= 1"] = () => bernoulli(full(2, 1.5)),
        ["\"bernoulli_tensor_cpu_p_\" not implemented for 'Long'"] = () => bernoulli(Zeros(ScalarType.Int64)),
        ["prob_dist must be 1 or 2 dim"] = () => multinomial(ones(3, 1, 1), 1),
        ["multinomial only supports floating-point dtypes for input, got: Long"] = () => multinomial(Zeros(ScalarType.Int64), 1),
        ["cannot sample n_sample <= 0 samples"] = () => multinomial(ones(3), 0),
        ["cannot sample n_sample > prob_dist.size(-1) samples without replacement"] = () => multinomial(ones(3), 4),
        ["invalid multinomial distribution (sum of probabilities <= 0)"] = () => multinomial(zeros(3), 1),
        ["probability tensor contains either `inf`, `nan` or element < 0"] = () => multinomial(-ones(3), 1),
        ["encountering probability entry < 0"] = () => multinomial(-ones(3), 2, replacement: true),
        ["encountering probability entry = infinity or NaN"] = () => multinomial(full(2, double.PositiveInfinity), 2, replacement: true),
    };

    public static TheoryData<string> Messages() => new(Broken.Keys);

    [Theory]
    [MemberData(nameof(Messages))]
    public void Draw_BrokenRule_IsNamed(string message) => Fails.With<ExternalException>(Broken[message], message);
}
