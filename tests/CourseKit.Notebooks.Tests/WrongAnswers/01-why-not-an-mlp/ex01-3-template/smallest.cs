// fails: the smallest answer
int best = 0;
double largest = double.PositiveInfinity;
for (int k = 0; k < w.Length; k++)
{
    double answer = b[k];
    for (int p = 0; p < image.Length; p++)
        answer += w[k][p] * image[p];
    if (answer < largest)
        (best, largest) = (k, answer);
}
return best;
