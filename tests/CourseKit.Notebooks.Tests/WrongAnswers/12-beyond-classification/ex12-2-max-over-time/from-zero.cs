// fails: A kernel whose answers are all negative gets 0
var strongest = new double[answers.GetLength(0)];
for (int f = 0; f < strongest.Length && positions > 0; f++)
{
    strongest[f] = 0;
    for (int t = 0; t < positions; t++)
        strongest[f] = Math.Max(strongest[f], answers[f, t]);
}
return strongest;
