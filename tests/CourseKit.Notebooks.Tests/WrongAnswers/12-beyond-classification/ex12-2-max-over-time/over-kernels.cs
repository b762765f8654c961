// fails: This is the largest at each position
return [.. Enumerable.Range(0, positions).Select(t =>
    Enumerable.Range(0, answers.GetLength(0)).Max(f => answers[f, t]))];
