// fails: Only the neighbours below are counted
var pairs = new List<(double A, double B)>();
for (int i = 0; i < w.GetLength(0); i++)
    for (int j = 0; j < w.GetLength(1); j++)
    {
        if (i + 1 < w.GetLength(0))
            pairs.Add((w[i, j], w[i + 1, j]));
    }
double a = pairs.Average(p => p.A), b = pairs.Average(p => p.B);
return pairs.Sum(p => (p.A - a) * (p.B - b)) /
    Math.Sqrt(pairs.Sum(p => (p.A - a) * (p.A - a)) * pairs.Sum(p => (p.B - b) * (p.B - b)));
