// fails: The rate was never divided
return start;
