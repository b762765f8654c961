// fails: is not right
return map;
