// fails: This looks at the first picture only
var alive = new bool[a.GetLength(1)];
for (int n = 0; n < 1; n++)
    for (int c = 0; c < a.GetLength(1); c++)
        for (int i = 0; i < a.GetLength(2); i++)
            for (int j = 0; j < a.GetLength(3); j++)
                alive[c] |= a[n, c, i, j] > 0;
return [.. Enumerable.Range(0, a.GetLength(1)).Where(c => !alive[c])];
