// fails: One of the two runs backwards
var dw = new double[x.Length - dy.Length + 1];
for (int k = 0; k < dw.Length; k++)
    for (int i = 0; i < dy.Length; i++)
        dw[k] += dy[dy.Length - 1 - i] * x[i + k];
return dw;
