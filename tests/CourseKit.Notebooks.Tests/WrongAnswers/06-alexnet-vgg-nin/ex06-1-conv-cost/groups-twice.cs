// fails: not how many there are
long output = (side - kernel + 2 * padding) / stride + 1;
long weights = (long)(maps / groups) * kernel * kernel * (channels / groups);
return (weights + maps / groups, weights * output * output);
