// fails: by an equal factor
return [.. Enumerable.Range(0, layers).Select(i => head * (i + 1) / layers)];
