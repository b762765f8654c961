// fails: integer division gives
if (k < 3 || k % 2 == 0)
    throw new ArgumentException("odd only");
return 1 - 9 * ((k - 1) / 2) / (k * k);
