// fails: channels last
return (i * W + j) * 3 + c;
