// fails: differ
// fails: It was to throw ArgumentException
return 28;
