// fails: An equal loss is not a lower one
int best = 1;
for (int epoch = 1; epoch <= validationLoss.Length; epoch++)
{
    if (validationLoss[epoch - 1] <= validationLoss[best - 1]) best = epoch;
    if (epoch - best >= patience) return (best, epoch);
}
return (best, validationLoss.Length);
