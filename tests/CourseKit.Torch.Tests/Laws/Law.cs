using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CourseKit.Torch.Tests.Laws;

/// <summary>Runs a law on generated examples, always the same ones: a failure today is a failure tomorrow.</summary>
internal static class Law
{
    private const int Examples = 80;

    /// <summary>Checks <paramref name="law"/>, which asserts, on examples of <paramref name="generator"/>.</summary>
    public static void Holds<T>(Gen<T> generator, Action<T> law)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Examples)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20230521UL, 7919UL), FSharpOption<int>.None)));
        Check.One(config, Prop.ForAll(generator.ToArbitrary(), law));
    }

    /// <summary>Shapes of <paramref name="least"/> to <paramref name="most"/> dimensions of 1 to 4, now and then 0.</summary>
    public static Gen<long[]> Shape(int least, int most) =>
        from rank in Gen.Choose(least, most)
        from sizes in Gen.Frequency((12, Gen.Choose(1, 4)), (1, Gen.Constant(0))).ArrayOf(rank)
        select Array.ConvertAll(sizes, s => (long)s);

    /// <summary>Seeds of example values.</summary>
    public static Gen<int> Seed => Gen.Choose(1, 1_000_000);
}
