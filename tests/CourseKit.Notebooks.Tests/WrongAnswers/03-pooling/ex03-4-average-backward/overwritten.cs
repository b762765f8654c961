// fails: gradients must be added
var dx = new double[H, W];
for (int i = 0; i < dy.GetLength(0); i++)
for (int j = 0; j < dy.GetLength(1); j++)
for (int u = 0; u < k; u++)
for (int v = 0; v < k; v++)
    dx[i * s + u, j * s + v] = dy[i, j] / (k * k);
return dx;
