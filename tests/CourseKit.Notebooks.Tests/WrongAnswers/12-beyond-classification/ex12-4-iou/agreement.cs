// fails: This counts background that agrees
if (truth.GetLength(0) != prediction.GetLength(0) || truth.GetLength(1) != prediction.GetLength(1))
    throw new ArgumentException("The masks have different sizes.");
int both = 0, one = 0, other = 0, agree = 0;
for (int i = 0; i < truth.GetLength(0); i++)
    for (int j = 0; j < truth.GetLength(1); j++)
    {
        both += truth[i, j] && prediction[i, j] ? 1 : 0;
        one += truth[i, j] ? 1 : 0;
        other += prediction[i, j] ? 1 : 0;
        agree += truth[i, j] == prediction[i, j] ? 1 : 0;
    }
return (double)agree / truth.Length;
