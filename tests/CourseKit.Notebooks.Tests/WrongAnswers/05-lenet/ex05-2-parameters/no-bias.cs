// fails: The biases are missing.
return filters * channels * kernel * kernel;
