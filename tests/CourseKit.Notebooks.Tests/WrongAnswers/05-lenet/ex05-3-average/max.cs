// fails: max pooling, which came later
var half = new double[map.GetLength(0) / 2, map.GetLength(1) / 2];
for (int i = 0; i < half.GetLength(0); i++)
    for (int j = 0; j < half.GetLength(1); j++)
        half[i, j] = new[] { map[2 * i, 2 * j], map[2 * i, 2 * j + 1], map[2 * i + 1, 2 * j], map[2 * i + 1, 2 * j + 1] }.Max();
return half;
