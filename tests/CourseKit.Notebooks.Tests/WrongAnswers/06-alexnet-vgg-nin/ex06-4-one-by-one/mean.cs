// fails: it takes no mean
var y = new double[w.GetLength(0), x.GetLength(1), x.GetLength(2)];
for (int f = 0; f < y.GetLength(0); f++)
    for (int i = 0; i < y.GetLength(1); i++)
        for (int j = 0; j < y.GetLength(2); j++)
            for (int c = 0; c < x.GetLength(0); c++)
                y[f, i, j] += w[f, c] * x[c, i, j] / x.GetLength(0);
return y;
