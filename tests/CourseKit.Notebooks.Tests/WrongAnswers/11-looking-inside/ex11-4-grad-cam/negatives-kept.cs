// fails: places below 0 speak for other classes and are cut
var map = new double[rows, columns];
for (int k = 0; k < count; k++)
{
    double weight = 0;
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            weight += gradients[k, i, j] / (rows * columns);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            map[i, j] += weight * maps[k, i, j];
}
return map;
