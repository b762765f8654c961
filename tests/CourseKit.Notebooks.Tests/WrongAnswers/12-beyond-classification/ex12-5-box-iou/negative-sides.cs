// fails: two negative sides
double wide = Math.Min(a[0] + a[2] / 2, b[0] + b[2] / 2) - Math.Max(a[0] - a[2] / 2, b[0] - b[2] / 2);
double high = Math.Min(a[1] + a[3] / 2, b[1] + b[3] / 2) - Math.Max(a[1] - a[3] / 2, b[1] - b[3] / 2);
double common = wide * high;
return common / (a[2] * a[3] + b[2] * b[3] - common);
