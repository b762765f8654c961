// fails: stand where they were
return w;
