// fails: lack one bias for each map
long output = (side - kernel + 2 * padding) / stride + 1;
long weights = (long)maps * kernel * kernel * (channels / groups);
return (weights, weights * output * output);
