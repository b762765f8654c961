// fails: shape
int oH = image.GetLength(0) - k + 1, oW = image.GetLength(1) - k + 1;
var columns = new double[oH * oW, k * k];
for (int i = 0; i < oH; i++)
for (int j = 0; j < oW; j++)
for (int u = 0; u < k; u++)
for (int v = 0; v < k; v++)
    columns[i * oW + j, u * k + v] = image[i + u, j + v];
return columns;
