// fails: Divided at every epoch without improvement
double best = double.PositiveInfinity, rate = start;
int waiting = 0;
foreach (double error in errors)
{
    waiting = error < best ? 0 : waiting + 1;
    best = Math.Min(best, error);
    if (waiting > 0)
        (rate, waiting) = (rate / 10, 0);
}
return rate;
