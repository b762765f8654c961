// fails: This compares with the stack
if (k < 3 || k % 2 == 0)
    throw new ArgumentException("odd only");
return k * k / (9.0 * ((k - 1) / 2)) - 1;
