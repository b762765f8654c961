// fails: compare the answers themselves
int best = 0;
double largest = double.NegativeInfinity;
for (int k = 0; k < w.Length; k++)
{
    double answer = b[k];
    for (int p = 0; p < image.Length; p++)
        answer += w[k][p] * image[p];
    if (Math.Abs(answer) > largest)
        (best, largest) = (k, Math.Abs(answer));
}
return best;
