// fails: There is one bias for each kernel, not for each channel
return filters * channels * (kernel * kernel + (bias ? 1 : 0));
