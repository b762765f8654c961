// fails: average pooling's way back
var dx = new double[map.GetLength(0), map.GetLength(1)];
for (int i = 0; i < dx.GetLength(0); i++)
for (int j = 0; j < dx.GetLength(1); j++)
    dx[i, j] = dy[i / k, j / k] / (k * k);
return dx;
