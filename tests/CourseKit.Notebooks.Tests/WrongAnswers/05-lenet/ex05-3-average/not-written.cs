// fails: All of yours are 0
return new double[map.GetLength(0) / 2, map.GetLength(1) / 2];
