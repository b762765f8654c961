// fails: All of yours are 0
return 0;
