namespace TorchSharp;

public static partial class torch
{
    /// <summary>Sums of products written as an equation: letters name dimensions, those not in the result are summed over.</summary>
    /// <param name="equation">Such as <c>"bij,bjk->bik"</c>. Without <c>-></c> the letters that occur once, in alphabetical order.
    /// <c>...</c> stands for dimensions that broadcast; a letter twice in one term takes the diagonal.</param>
    /// <param name="tensors">One per term.</param>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The equation does not fit the tensors.</exception>
    public static Tensor einsum(string equation, params Tensor[] tensors) =>
        WrappedTensorDisposeScope(() => new Einsum(equation, tensors).Result());

    private sealed class Einsum
    {
        private readonly Tensor[] _operands;
        private readonly List<string> _terms;       // labels of each operand; digits stand for the dimensions of "..."
        private readonly string _result;

        public Einsum(string equation, Tensor[] tensors)
        {
            string text = equation.Replace(" ", "", StringComparison.Ordinal);
            int arrow = text.IndexOf("->", StringComparison.Ordinal);
            string[] terms = (arrow < 0 ? text : text[..arrow]).Split(',');
            if (terms.Length != tensors.Length)
                throw Errors.Torch(
                    $"einsum(): more operands were provided than specified in the equation or fewer: {tensors.Length} for " +
                    $"{terms.Length} in \"{equation}\"");
            _operands = [.. tensors];
            _terms = [];
            int dots = 0;
            for (int i = 0; i < terms.Length; i++)
                dots = Math.Max(dots, Dots(terms[i], tensors[i].Impl.Sizes.Length, equation));
            for (int i = 0; i < terms.Length; i++)
                _terms.Add(Labels(terms[i], Dots(terms[i], tensors[i].Impl.Sizes.Length, equation), dots));
            _result = arrow >= 0
                ? Labels(text[(arrow + 2)..], text.IndexOf("...", arrow, StringComparison.Ordinal) < 0 ? 0 : dots, dots)
                : Ellipsis(dots, dots) + string.Concat(_terms.SelectMany(t => t).Where(char.IsLetter).GroupBy(c => c)
                    .Where(g => g.Count() == 1).Select(g => g.Key).Order());
            if (_result.FirstOrDefault(c => !_terms.Any(t => t.Contains(c))) is var unknown and not '\0')
                throw Errors.Torch($"einsum(): output subscript {unknown} does not appear in the equation for any input operand");
            if (_result.Distinct().Count() != _result.Length)
                throw Errors.Torch($"einsum(): output subscript appears more than once in the output: \"{equation}\"");
            for (int i = 0; i < _operands.Length; i++)
                Diagonals(i);
        }

        public Tensor Result()
        {
            var (y, labels) = (_operands[0], _terms[0]);
            for (int i = 1; i < _operands.Length; i++)
                (y, labels) = Product(y, labels, _operands[i], _terms[i], string.Concat(_terms.Skip(i + 1)) + _result);
            long[] gone = [.. labels.Select((c, d) => (c, d)).Where(l => !_result.Contains(l.c)).Select(l => (long)l.d)];
            if (gone.Length > 0)
                y = y.sum(gone, false, y.Impl.Dtype);
            labels = string.Concat(labels.Where(_result.Contains));
            return y.permute([.. _result.Select(c => (long)labels.IndexOf(c, StringComparison.Ordinal))]);
        }

        /// <summary>
        /// Two operands as a batched matrix product: labels of both that are still needed count the batch, those of both that are not
        /// are summed, the rest are rows and columns.
        /// </summary>
        private static (Tensor, string) Product(Tensor a, string la, Tensor b, string lb, string needed)
        {
            (a, la) = Reduced(a, la, lb + needed);
            (b, lb) = Reduced(b, lb, la + needed);
            string both = string.Concat(la.Where(lb.Contains)), batch = string.Concat(both.Where(needed.Contains)),
                summed = string.Concat(both.Except(batch));
            string rows = string.Concat(la.Except(both)), columns = string.Concat(lb.Except(both));
            long Own(Tensor t, string labels, char c) => labels.IndexOf(c, StringComparison.Ordinal) is >= 0 and var d
                ? t.Impl.Sizes[d] : 1;
            long Size(char c) => Own(a, la, c) is not 1 and var size ? size : Own(b, lb, c);     // 0 and 1 broadcast to 0
            foreach (char c in both)
            {
                long x = a.Impl.Sizes[la.IndexOf(c, StringComparison.Ordinal)], z = b.Impl.Sizes[lb.IndexOf(c, StringComparison.Ordinal)];
                if (x != z && x != 1 && z != 1)
                    throw Errors.Torch($"einsum(): operands do not broadcast with remapped shapes: subscript {c} has size {x} and {z}");
            }
            long[] Sizes(string labels) => [.. labels.Select(Size)];
            Tensor Arranged(Tensor t, string labels, string order) =>
                t.permute([.. order.Select(c => (long)labels.IndexOf(c, StringComparison.Ordinal))]).expand(Sizes(order));
            var left = Arranged(a, la, batch + rows + summed).reshape(Shapes.Count(Sizes(batch)), Shapes.Count(Sizes(rows)),
                Shapes.Count(Sizes(summed)));
            var right = Arranged(b, lb, batch + summed + columns).reshape(Shapes.Count(Sizes(batch)), Shapes.Count(Sizes(summed)),
                Shapes.Count(Sizes(columns)));
            var product = right.Impl.Sizes[1] == 1 ? left.mul(right)       // nothing to add up: signs of zeros stay
                : left.Impl.Dtype.IsFloat() ? left.bmm(right) : left.unsqueeze(3).mul(right.unsqueeze(1)).sum([2L], false, left.Impl.Dtype);
            return (product.reshape([.. Sizes(batch), .. Sizes(rows), .. Sizes(columns)]), batch + rows + columns);
        }

        private static (Tensor, string) Reduced(Tensor x, string labels, string needed)
        {
            long[] gone = [.. labels.Select((c, d) => (c, d)).Where(l => !needed.Contains(l.c)).Select(l => (long)l.d)];
            return gone.Length == 0 ? (x, labels) : (x.sum(gone, false, x.Impl.Dtype), string.Concat(labels.Where(needed.Contains)));
        }

        /// <summary>A label twice in one term: the diagonal of its two dimensions, one of them dropped.</summary>
        private void Diagonals(int operand)
        {
            string labels = _terms[operand];
            var x = _operands[operand];
            for (int d = 0; d < labels.Length;)
            {
                int twin = labels.IndexOf(labels[d], d + 1);
                if (twin < 0)
                {
                    d++;
                    continue;
                }
                if (x.Impl.Sizes[d] != x.Impl.Sizes[twin])
                    throw Errors.Torch(
                        $"einsum(): subscript {labels[d]} is repeated for operand {operand} but the sizes don't match, " +
                        $"{x.Impl.Sizes[twin]} != {x.Impl.Sizes[d]}");
                x = x.diagonal(0, d, twin).movedim([-1], [d]);
                labels = labels.Remove(twin, 1);
            }
            (_operands[operand], _terms[operand]) = (x, labels);
        }

        private static int Dots(string term, int rank, string equation)
        {
            int letters = term.Count(char.IsLetter);
            bool dots = term.Contains("...", StringComparison.Ordinal);
            if (dots ? letters > rank : letters != rank)
                throw Errors.Torch(
                    $"einsum(): the number of subscripts in the equation ({letters}) does not match the number of dimensions ({rank}) " +
                    $"for an operand of \"{equation}\"");
            return dots ? rank - letters : 0;
        }

        private static string Labels(string term, int own, int all) => term.Replace("...", Ellipsis(own, all), StringComparison.Ordinal);

        // the last dimensions of "..." go together
        private static string Ellipsis(int own, int all) => string.Concat(Enumerable.Range(all - own, own).Select(d => (char)('0' + d)));
    }
}
