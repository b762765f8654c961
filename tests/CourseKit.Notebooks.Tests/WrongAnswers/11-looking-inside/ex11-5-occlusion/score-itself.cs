// fails: This is the score of the hidden picture
double whole = score(image);
var map = new double[image.GetLength(0) - size + 1, image.GetLength(1) - size + 1];
for (int i = 0; i < map.GetLength(0); i++)
    for (int j = 0; j < map.GetLength(1); j++)
    {
        var hidden = (double[,])image.Clone();
        for (int u = 0; u < size; u++)
            for (int v = 0; v < size; v++)
                hidden[i + u, j + v] = fill;
        map[i, j] = score(hidden);
    }
return map;
