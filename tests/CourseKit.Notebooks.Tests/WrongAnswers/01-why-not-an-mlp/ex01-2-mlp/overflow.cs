// fails: is not right
long sum = 0;
for (int l = 1; l < sizes.Length; l++)
    sum += unchecked(sizes[l - 1] * sizes[l] + sizes[l]);
return sum;
