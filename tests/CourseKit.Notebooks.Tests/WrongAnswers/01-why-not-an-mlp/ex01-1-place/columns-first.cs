// fails: You run down the columns
return (c * W + j) * H + i;
