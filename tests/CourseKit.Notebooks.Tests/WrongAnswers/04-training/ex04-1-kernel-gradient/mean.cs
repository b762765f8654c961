// fails: That is the mean over the places
var dw = new double[x.Length - dy.Length + 1];
for (int k = 0; k < dw.Length; k++)
    for (int i = 0; i < dy.Length; i++)
        dw[k] += dy[i] * x[i + k] / dy.Length;
return dw;
