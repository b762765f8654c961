// fails: The dilation is not used
if (k % 2 == 0) throw new ArgumentException("even");
return (k - 1) / 2;
