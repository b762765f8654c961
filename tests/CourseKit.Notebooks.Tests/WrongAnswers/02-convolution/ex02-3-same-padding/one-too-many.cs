// fails: One too many
if (k % 2 == 0) throw new ArgumentException("even");
return dilation * (k + 1) / 2;
