// fails: Height and width are exchanged
return (c * W + i) * H + j;
