// fails: that is an edge kernel
return new double[,] { { -1, 1, 0 }, { -2, 2, 0 }, { -1, 1, 0 } };
