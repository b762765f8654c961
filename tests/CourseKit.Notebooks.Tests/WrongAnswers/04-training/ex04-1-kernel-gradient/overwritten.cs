// fails: Only the last place is counted
var dw = new double[x.Length - dy.Length + 1];
for (int i = 0; i < dy.Length; i++)
    for (int k = 0; k < dw.Length; k++)
        dw[k] = dy[i] * x[i + k];
return dw;
