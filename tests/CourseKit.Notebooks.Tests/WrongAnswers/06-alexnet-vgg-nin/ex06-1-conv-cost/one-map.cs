// fails: This is one kernel
long output = (side - kernel + 2 * padding) / stride + 1;
long weights = (long)kernel * kernel * (channels / groups);
return (weights + 1, weights * output * output);
