// fails: That is the transpose
int rows = kernel.GetLength(0), columns = kernel.GetLength(1);
var turned = new double[columns, rows];
for (int u = 0; u < rows; u++)
    for (int v = 0; v < columns; v++)
        turned[v, u] = kernel[u, v];
return turned;
