// fails: The last position is filler and counts
var strongest = new double[answers.GetLength(0)];
for (int f = 0; f < strongest.Length && positions > 0; f++)
{
    strongest[f] = answers[f, 0];
    for (int t = 0; t < answers.GetLength(1); t++)
        strongest[f] = Math.Max(strongest[f], answers[f, t]);
}
return strongest;
