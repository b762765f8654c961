// fails: The first two numbers are read as a corner
double wide = Math.Min(a[0] + a[2], b[0] + b[2]) - Math.Max(a[0], b[0]);
double high = Math.Min(a[1] + a[3], b[1] + b[3]) - Math.Max(a[1], b[1]);
double common = Math.Max(0, wide) * Math.Max(0, high);
return common / (a[2] * a[3] + b[2] * b[3] - common);
