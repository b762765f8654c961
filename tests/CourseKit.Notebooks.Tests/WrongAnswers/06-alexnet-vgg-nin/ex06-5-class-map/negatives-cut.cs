// fails: Negative places are set to 0
var map = new double[maps.GetLength(1), maps.GetLength(2)];
for (int i = 0; i < map.GetLength(0); i++)
    for (int j = 0; j < map.GetLength(1); j++)
    {
        for (int c = 0; c < maps.GetLength(0); c++)
            map[i, j] += weights[label, c] * maps[c, i, j];
        map[i, j] = Math.Max(0, map[i, j]);
    }
return map;
