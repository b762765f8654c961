// fails: The rates grow towards the input
return [.. Enumerable.Range(0, layers).Select(i => head * Math.Pow(factor, layers - 1 - i))];
