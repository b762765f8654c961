// fails: The values themselves have changed
var other = new double[map.GetLength(0), map.GetLength(1)];
for (int i = 0; i < map.GetLength(0); i += 2)
    for (int j = 0; j < map.GetLength(1); j += 2)
        other[i, j] = Math.Max(Math.Max(map[i, j], map[i, j + 1]), Math.Max(map[i + 1, j], map[i + 1, j + 1]));
return other;
