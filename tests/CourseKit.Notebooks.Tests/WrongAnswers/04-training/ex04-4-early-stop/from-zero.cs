// fails: counted from 0
int best = 0;
for (int epoch = 0; epoch < validationLoss.Length; epoch++)
{
    if (validationLoss[epoch] < validationLoss[best]) best = epoch;
    if (epoch - best >= patience) return (best, epoch);
}
return (best, validationLoss.Length - 1);
