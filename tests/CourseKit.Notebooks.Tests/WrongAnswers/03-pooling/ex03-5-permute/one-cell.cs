// fails: A cell is as it was
var other = (double[,])map.Clone();
(other[0, 0], other[0, 1]) = (other[0, 1], other[0, 0]);
return other;
