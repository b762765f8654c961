// fails: count the weights only
long output = (side - kernel + 2 * padding) / stride + 1;
long weights = (long)maps * kernel * kernel * (channels / groups);
return (weights + maps, (weights + maps) * output * output);
