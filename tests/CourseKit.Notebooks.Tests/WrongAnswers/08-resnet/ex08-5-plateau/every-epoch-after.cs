// fails: in every epoch that follows
double best = double.PositiveInfinity, rate = start;
int waiting = 0;
foreach (double error in errors)
{
    waiting = error < best ? 0 : waiting + 1;
    best = Math.Min(best, error);
    if (waiting >= patience)
        rate = rate / 10;
}
return rate;
