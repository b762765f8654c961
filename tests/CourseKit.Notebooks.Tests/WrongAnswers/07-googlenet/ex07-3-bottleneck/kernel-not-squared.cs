// fails: differ
return (long)(share * kernel * channels * maps / (channels + kernel * maps));
