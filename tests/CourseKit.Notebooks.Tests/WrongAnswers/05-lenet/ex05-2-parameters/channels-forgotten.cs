// fails: Each kernel looks at all channels
return filters * (kernel * kernel + (bias ? 1 : 0));
