// fails: All of yours are 0
return new double[k * k, (image.GetLength(0) - k + 1) * (image.GetLength(1) - k + 1)];
