// fails: the weights must add up to 0
return new double[,] { { 0, 1, 0 }, { 0, 1, 0 }, { 0, 1, 0 } };
