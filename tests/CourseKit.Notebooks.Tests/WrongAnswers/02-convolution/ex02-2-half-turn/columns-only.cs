// fails: Only the columns are reversed
int rows = kernel.GetLength(0), columns = kernel.GetLength(1);
var turned = new double[rows, columns];
for (int u = 0; u < rows; u++)
    for (int v = 0; v < columns; v++)
        turned[u, v] = kernel[u, columns - 1 - v];
return turned;
