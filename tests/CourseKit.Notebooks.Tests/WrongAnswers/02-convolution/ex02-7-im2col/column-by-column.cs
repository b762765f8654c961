// fails: read column by column
int oH = image.GetLength(0) - k + 1, oW = image.GetLength(1) - k + 1;
var columns = new double[k * k, oH * oW];
for (int i = 0; i < oH; i++)
for (int j = 0; j < oW; j++)
for (int u = 0; u < k; u++)
for (int v = 0; v < k; v++)
    columns[v * k + u, i * oW + j] = image[i + u, j + v];
return columns;
