// fails: Rows and columns of the kernel are exchanged
int k = w.GetLength(0);
var y = new double[(x.GetLength(0) - 1) * stride + k, (x.GetLength(1) - 1) * stride + k];
for (int i = 0; i < x.GetLength(0); i++)
    for (int j = 0; j < x.GetLength(1); j++)
        for (int u = 0; u < k; u++)
            for (int v = 0; v < k; v++)
                y[i * stride + u, j * stride + v] += x[i, j] * w[v, u];
return y;
