// fails: differ
return 1;
