// fails: the share that remains
if (k < 3 || k % 2 == 0)
    throw new ArgumentException("odd only");
return 9.0 * ((k - 1) / 2) / (k * k);
