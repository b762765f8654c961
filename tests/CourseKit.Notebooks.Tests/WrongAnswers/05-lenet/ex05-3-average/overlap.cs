// fails: Your blocks overlap
var half = new double[map.GetLength(0) / 2, map.GetLength(1) / 2];
for (int i = 0; i < half.GetLength(0); i++)
    for (int j = 0; j < half.GetLength(1); j++)
        half[i, j] = (map[i, j] + map[i, j + 1] + map[i + 1, j] + map[i + 1, j + 1]) / 4;
return half;
