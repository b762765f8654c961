// fails: The square is filled with 0, not with fill
double whole = score(image);
var map = new double[image.GetLength(0) - size + 1, image.GetLength(1) - size + 1];
for (int i = 0; i < map.GetLength(0); i++)
    for (int j = 0; j < map.GetLength(1); j++)
    {
        var hidden = (double[,])image.Clone();
        for (int u = 0; u < size; u++)
            for (int v = 0; v < size; v++)
                hidden[i + u, j + v] = 0;
        map[i, j] = whole - score(hidden);
    }
return map;
