// fails: Round down
return (long)Math.Ceiling(share * kernel * kernel * channels * maps / (channels + kernel * kernel * maps));
