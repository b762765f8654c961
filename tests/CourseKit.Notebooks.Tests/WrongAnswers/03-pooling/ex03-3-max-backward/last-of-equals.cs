// fails: The last of the equal values
var dx = new double[map.GetLength(0), map.GetLength(1)];
for (int i = 0; i < dy.GetLength(0); i++)
for (int j = 0; j < dy.GetLength(1); j++)
{
    var (row, column) = (i * k, j * k);
    for (int u = 0; u < k; u++)
    for (int v = 0; v < k; v++)
    {
        if (map[i * k + u, j * k + v] >= map[row, column])
            (row, column) = (i * k + u, j * k + v);
    }
    dx[row, column] = dy[i, j];
}
return dx;
