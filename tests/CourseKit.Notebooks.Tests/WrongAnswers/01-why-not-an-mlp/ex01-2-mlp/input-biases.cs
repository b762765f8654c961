// fails: Inputs are no neurons
long sum = sizes[0];
for (int l = 1; l < sizes.Length; l++)
    sum += (long)sizes[l - 1] * sizes[l] + sizes[l];
return sum;
