// fails: These are the positions of the strongest answers
return [.. Enumerable.Range(0, answers.GetLength(0)).Select(f =>
    (double)Enumerable.Range(0, positions).DefaultIfEmpty(0).MaxBy(t => answers[f, t]))];
