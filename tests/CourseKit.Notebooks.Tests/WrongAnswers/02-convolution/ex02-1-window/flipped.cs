// fails: turned by half a turn
double sum = 0;
for (int u = 0; u < kernel.GetLength(0); u++)
    for (int v = 0; v < kernel.GetLength(1); v++)
        sum += image[i + u, j + v] * kernel[kernel.GetLength(0) - 1 - u, kernel.GetLength(1) - 1 - v];
return sum;
