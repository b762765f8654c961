// fails: Only the first layer
return (long)sizes[0] * sizes[1] + sizes[1];
