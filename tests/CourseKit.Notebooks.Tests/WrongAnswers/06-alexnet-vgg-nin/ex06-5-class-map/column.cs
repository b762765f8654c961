// fails: This takes a column
var map = new double[maps.GetLength(1), maps.GetLength(2)];
for (int i = 0; i < map.GetLength(0); i++)
    for (int j = 0; j < map.GetLength(1); j++)
    {
        for (int c = 0; c < maps.GetLength(0); c++)
            map[i, j] += weights[c % weights.GetLength(0), label % weights.GetLength(1)] * maps[c, i, j];
    }
return map;
