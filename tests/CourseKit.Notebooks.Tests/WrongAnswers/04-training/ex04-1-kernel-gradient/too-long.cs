// fails: One number for each input; there is one for each weight
var dw = new double[x.Length];
for (int k = 0; k < dw.Length; k++)
    for (int i = 0; i < dy.Length && i + k < x.Length; i++)
        dw[k] += dy[i] * x[i + k];
return dw;
