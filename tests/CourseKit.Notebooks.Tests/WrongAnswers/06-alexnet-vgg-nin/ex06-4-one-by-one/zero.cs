// fails: All of yours are 0
return new double[w.GetLength(0), x.GetLength(1), x.GetLength(2)];
