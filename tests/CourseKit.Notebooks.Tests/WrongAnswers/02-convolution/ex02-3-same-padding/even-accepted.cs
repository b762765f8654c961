// fails: It was to throw ArgumentException
return dilation * (k - 1) / 2;
