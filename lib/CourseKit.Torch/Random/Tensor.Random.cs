namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>In place: random numbers, uniform from <paramref name="from"/> up to <paramref name="to"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.Uniform(impl, from, to, generator));

        /// <summary>In place, a tensor of any shape: random numbers from a normal distribution.</summary>
        /// <returns>This tensor.</returns>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.Normal(impl, mean, std, generator));

        /// <summary>In place, a tensor of any shape: 1 with probability <paramref name="p"/>, else 0.</summary>
        /// <returns>This tensor.</returns>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.Bernoulli(impl, p, generator));

        /// <summary>In place: 1 with the probability that stands at the same place of <paramref name="p"/>, else 0.</summary>
        /// <param name="p">Probabilities, of a shape that broadcasts to this one's.</param>
        /// <param name="generator">Source of random numbers; default: the global one.</param>
        /// <returns>This tensor.</returns>
        public Tensor bernoulli_(Tensor p, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => Bernoulli.Fill(impl, p.Impl, generator));

        /// <summary>1 with the probability that each element says, else 0: same shape and type.</summary>
        /// <param name="generator">Source of random numbers; default: the global one.</param>
        public Tensor bernoulli(Generator? generator = null)
        {
            var result = new Tensor(DrawOrder.EmptyLike(Impl, Impl.Dtype));
            Bernoulli.Fill(result.Impl, Impl, generator);
            return result;
        }

        /// <summary>Indices drawn with the elements as weights, which need not add up to 1.</summary>
        /// <param name="num_samples">Draws from each row.</param>
        /// <param name="replacement">An index may be drawn again.</param>
        /// <param name="generator">Source of random numbers; default: the global one.</param>
        /// <returns>int64, shape (num_samples) of a vector, (rows, num_samples) of a matrix.</returns>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Multinomial.Draw(this, num_samples, replacement, generator);

        /// <summary>In place: whole numbers from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
        /// <param name="from">Smallest; its fraction is dropped.</param>
        /// <param name="to">One more than the largest; its fraction is dropped.</param>
        /// <param name="generator">Source of random numbers; default: the global one.</param>
        /// <returns>This tensor.</returns>
        public Tensor random_(double from, double to, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.Integers(impl, (long)from, (long)to, generator));

        /// <summary>In place: times until an event that happens <paramref name="lambda"/> times in a unit.</summary>
        /// <param name="lambda">Rate, not negative.</param>
        /// <param name="generator">Source of random numbers; default: the global one.</param>
        /// <returns>This tensor.</returns>
        public Tensor exponential_(double lambda = 1, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.Exponential(impl, lambda, generator));

        /// <summary>In place, a tensor of any shape: numbers of trials until the first success, 1 or more.</summary>
        /// <param name="p">Probability of success, above 0 and below 1.</param>
        /// <param name="generator">Source of random numbers; default: the global one.</param>
        /// <returns>This tensor.</returns>
        public Tensor geometric_(double p, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.Geometric(impl, p, generator));

        /// <summary>In place, a tensor of any shape: numbers from Cauchy's distribution.</summary>
        /// <param name="median">Middle.</param>
        /// <param name="sigma">Half of the width that half of the numbers fall into.</param>
        /// <param name="generator">Source of random numbers; default: the global one.</param>
        /// <returns>This tensor.</returns>
        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.Cauchy(impl, median, sigma, generator));

        /// <summary>In place, a tensor of any shape: numbers whose logarithms are normal.</summary>
        /// <param name="mean">Mean of the logarithms.</param>
        /// <param name="std">Standard deviation of the logarithms, above 0.</param>
        /// <param name="generator">Source of random numbers; default: the global one.</param>
        /// <returns>This tensor.</returns>
        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            InPlace.Overwrite(this, impl => RandomFill.LogNormal(impl, mean, std, generator));

        /// <inheritdoc cref="torch.rand_like"/>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.rand_like(this, dtype, device, requires_grad);

        /// <inheritdoc cref="torch.randn_like"/>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.randn_like(this, dtype, device, requires_grad);

        /// <inheritdoc cref="torch.randint_like"/>
        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.randint_like(this, low, high, dtype, device, requires_grad);
    }
}
