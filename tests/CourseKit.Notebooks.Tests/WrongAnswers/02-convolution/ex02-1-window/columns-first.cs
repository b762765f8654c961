// fails: i counts rows, j counts columns
double sum = 0;
for (int u = 0; u < kernel.GetLength(0); u++)
    for (int v = 0; v < kernel.GetLength(1); v++)
        sum += image[j + u, i + v] * kernel[u, v];
return sum;
