// fails: This keeps three quarters
return (long)((1 - share) * kernel * kernel * channels * maps / (channels + kernel * kernel * maps));
