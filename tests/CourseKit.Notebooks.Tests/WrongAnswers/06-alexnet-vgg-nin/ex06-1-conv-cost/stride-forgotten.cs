// fails: the stride makes them fewer
long output = side - kernel + 2 * padding + 1;
long weights = (long)maps * kernel * kernel * (channels / groups);
return (weights + maps, weights * output * output);
