// fails: Compare with the best error so far
double best = double.PositiveInfinity, rate = start;
int waiting = 0;
foreach (double error in errors)
{
    waiting = error < best ? 0 : waiting + 1;
    best = error;
    if (waiting == patience)
        (rate, waiting) = (rate / 10, 0);
}
return rate;
