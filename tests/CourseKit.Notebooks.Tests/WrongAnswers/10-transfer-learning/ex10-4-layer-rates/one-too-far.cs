// fails: begins one step too low
return [.. Enumerable.Range(0, layers).Select(i => head / Math.Pow(factor, layers - i))];
