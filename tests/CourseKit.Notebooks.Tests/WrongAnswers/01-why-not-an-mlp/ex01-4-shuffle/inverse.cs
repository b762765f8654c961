// fails: That is the inverse permutation
var shuffled = new double[w.Length];
for (int p = 0; p < w.Length; p++)
    shuffled[order[p]] = w[p];
return shuffled;
