// fails: three layers whatever k is
if (k < 3 || k % 2 == 0)
    throw new ArgumentException("odd only");
return 1 - 27.0 / (k * k);
