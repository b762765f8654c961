// fails: not its middle
double sum = 0;
for (int u = 0; u < kernel.GetLength(0); u++)
    for (int v = 0; v < kernel.GetLength(1); v++)
        sum += image[i + u - 1, j + v - 1] * kernel[u, v];
return sum;
