// fails: Is it > instead of >=?
int n = differences.Length, patterns = 1 << n, asLarge = 0;
double observed = Math.Abs(differences.Sum());
for (int pattern = 0; pattern < patterns; pattern++)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
    asLarge += Math.Abs(sum) > observed + 1e-12 ? 1 : 0;
}
return (double)asLarge / patterns;
