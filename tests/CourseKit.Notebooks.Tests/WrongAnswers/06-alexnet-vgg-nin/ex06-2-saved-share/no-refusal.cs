// fails: It was to throw ArgumentException
return 1 - 9.0 * ((k - 1) / 2) / (k * k);
