// fails: A bias is counted although there is none.
return filters * (channels * kernel * kernel + 1);
