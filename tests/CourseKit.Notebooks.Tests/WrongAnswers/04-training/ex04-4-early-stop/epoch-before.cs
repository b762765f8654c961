// fails: compare with the lowest loss so far
int best = 1, bad = 0;
for (int epoch = 1; epoch <= validationLoss.Length; epoch++)
{
    if (validationLoss[epoch - 1] < validationLoss[best - 1]) best = epoch;
    bad = epoch > 1 && validationLoss[epoch - 1] >= validationLoss[epoch - 2] ? bad + 1 : 0;
    if (bad >= patience) return (best, epoch);
}
return (best, validationLoss.Length);
