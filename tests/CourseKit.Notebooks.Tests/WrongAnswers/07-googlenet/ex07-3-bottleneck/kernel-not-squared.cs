// fails: A kernel has k·k places
return (long)(share * kernel * channels * maps / (channels + kernel * maps));
