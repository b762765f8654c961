// fails: The biases are missing
long sum = 0;
for (int l = 1; l < sizes.Length; l++)
    sum += (long)sizes[l - 1] * sizes[l];
return sum;
