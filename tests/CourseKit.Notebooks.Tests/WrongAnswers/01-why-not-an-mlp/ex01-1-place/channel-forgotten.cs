// fails: The channel is not used
return i * W + j;
