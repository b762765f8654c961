// fails: the layer without groups
long output = (side - kernel + 2 * padding) / stride + 1;
long weights = (long)maps * kernel * kernel * channels;
return (weights + maps, weights * output * output);
