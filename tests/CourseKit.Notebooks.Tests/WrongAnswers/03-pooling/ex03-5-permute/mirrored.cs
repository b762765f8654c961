// fails: a value has left its cell
var other = new double[map.GetLength(0), map.GetLength(1)];
for (int i = 0; i < map.GetLength(0); i++)
    for (int j = 0; j < map.GetLength(1); j++)
        other[i, j] = map[i, map.GetLength(1) - 1 - j];
return other;
