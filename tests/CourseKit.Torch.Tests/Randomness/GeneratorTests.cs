using System.Runtime.InteropServices;
using CourseKit.Torch.Tests.Errors;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Randomness;

/// <summary>Generators of one's own, their states, and what they have to do with the global one.</summary>
[Collection(GlobalState.Name)]
public sealed class GeneratorTests
{
    [Fact]
    public void Generator_OfOneSeed_DrawsWhatTheGlobalOneDraws()
    {
        using var own = new Generator(5);
        manual_seed(5);

        Assert.Equal(Values.Of(randn(20)), Values.Of(randn(20, generator: own)));
        Assert.Equal(Values.Of(randint(0, 9, new long[] { 4 })), Values.Of(randint(0, 9, new long[] { 4 }, generator: own)));
        Assert.Equal(5, own.initial_seed());
        Assert.Equal(5, initial_seed());
    }

    [Fact]
    public void Generator_OfItsOwn_LeavesTheGlobalOneAlone()
    {
        using var own = new Generator(1);
        manual_seed(5);
        var first = Values.Of(rand(3));
        manual_seed(5);

        rand(100, generator: own);
        zeros(100).exponential_(generator: own);
        randperm(9, generator: own);

        Assert.Equal(first, Values.Of(rand(3)));
    }

    [Fact]
    public void Normal_NegativeSpread_MirrorsTheDraw()
    {
        manual_seed(3);
        var up = normal(zeros(4), ones(4));
        manual_seed(3);
        var down = normal(zeros(4), -ones(4));

        Assert.Equal(Values.Of(up), Values.Of(-down));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(623)]
    [InlineData(624)]
    [InlineData(1000)]
    public void State_SetAnywhereInTheSequence_GoesOnFromThere(int drawn)
    {
        manual_seed(3);
        rand(drawn);
        randn(1); // keeps one normal number back
        var state = get_rng_state();
        var (normal, uniform) = (Values.Of(randn(3)), Values.Of(rand(700)));

        using var other = new Generator(99);
        other.set_state(state);

        Assert.Equal(normal, Values.Of(randn(3, generator: other)));
        Assert.Equal(uniform, Values.Of(rand(700, generator: other)));
        Assert.Equal(3, other.initial_seed());
    }

    [Fact]
    public void State_GlobalFunctions_AreTheGlobalGenerators()
    {
        random.manual_seed(8);
        var state = random.get_rng_state();
        var first = Values.Of(rand(5));

        set_rng_state(state);
        Assert.Equal(first, Values.Of(rand(5)));
        random.set_rng_state(state);
        Assert.Equal(first, Values.Of(rand(5)));
        Assert.Equal(Values.Of(state), Values.Of(manual_seed(8).get_state()));
    }

    [Fact]
    public void Seed_Chosen_IsReportedAndReproduces()
    {
        var chosen = seed();
        var first = Values.Of(rand(5));

        Assert.Equal(chosen, initial_seed());
        manual_seed(chosen);
        Assert.Equal(first, Values.Of(rand(5)));
    }

    [EmbeddedFact("TorchSharp 0.107 ends the process")]
    public void SetState_OfNoGenerator_Raises()
    {
        Assert.Contains("ByteTensor", Assert.Throws<ArgumentException>(() => set_rng_state(zeros(5056))).Message, StringComparison.Ordinal);
        Fails.With<ExternalException>(() =>
            set_rng_state(zeros(3, dtype: ScalarType.Byte)), "size 5056 but found the input RNG state size to be 3");
        Fails.With<ExternalException>(() => set_rng_state(zeros(5056, dtype: ScalarType.Byte)), "Invalid mt19937 state");
    }

    [EmbeddedFact("TorchSharp draws single numbers from another stream")]
    public void ShortForms_DrawTheFirstOfTheirTensor()
    {
        manual_seed(4);
        var expected = rand(1).item<float>();
        var integers = Values.Of(randint(-4, 100, new long[] { 1 }));
        manual_seed(4);

        Assert.Equal(expected, rand_float());
        Assert.Equal(integers[0], randint_int(-4, 100));
        Assert.InRange(randint_long(1L << 40), 0, (1L << 40) - 1);
        Assert.InRange(randn_float(), -10, 10);
        Assert.Contains(true, Enumerable.Range(0, 64).Select(_ => randint_bool()));
        Assert.Contains(false, Enumerable.Range(0, 64).Select(_ => randint_bool()));
    }
}
