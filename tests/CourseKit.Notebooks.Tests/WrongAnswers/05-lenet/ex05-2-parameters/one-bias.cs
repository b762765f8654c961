// fails: not one for the layer
return filters * channels * kernel * kernel + (bias ? 1 : 0);
