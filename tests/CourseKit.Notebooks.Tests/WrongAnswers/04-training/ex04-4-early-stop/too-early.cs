// fails: stops one epoch too early
int best = 1;
for (int epoch = 1; epoch <= validationLoss.Length; epoch++)
{
    if (validationLoss[epoch - 1] < validationLoss[best - 1]) best = epoch;
    if (epoch - best >= patience - 1 && epoch > best) return (best, epoch);
}
return (best, validationLoss.Length);
