// fails: one mean over all channels
double mean = x.Flat().Average(), variance = x.Flat().Average(v => (v - x.Flat().Average()) * (v - x.Flat().Average()));
return ([.. Enumerable.Repeat(mean, x.GetLength(1))], [.. Enumerable.Repeat(variance, x.GetLength(1))]);
