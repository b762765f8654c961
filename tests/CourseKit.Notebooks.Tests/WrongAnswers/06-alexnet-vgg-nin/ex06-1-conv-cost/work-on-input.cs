// fails: not of the input
long weights = (long)maps * kernel * kernel * (channels / groups);
return (weights + maps, weights * side * side);
