// fails: not the one at which the training stops
int best = 1;
for (int epoch = 1; epoch <= validationLoss.Length; epoch++)
{
    if (validationLoss[epoch - 1] < validationLoss[best - 1]) best = epoch;
    if (epoch - best >= patience) return (epoch, epoch);
}
return (validationLoss.Length, validationLoss.Length);
