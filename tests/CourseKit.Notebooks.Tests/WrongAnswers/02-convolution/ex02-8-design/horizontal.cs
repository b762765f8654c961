// fails: does not get a positive answer
return new double[,] { { -1, -1, -1 }, { 2, 2, 2 }, { -1, -1, -1 } };
