// fails: A cell is as it was
return (double[,])map.Clone();
