// fails: Only the order of the rows is reversed
int rows = kernel.GetLength(0), columns = kernel.GetLength(1);
var turned = new double[rows, columns];
for (int u = 0; u < rows; u++)
    for (int v = 0; v < columns; v++)
        turned[u, v] = kernel[rows - 1 - u, v];
return turned;
