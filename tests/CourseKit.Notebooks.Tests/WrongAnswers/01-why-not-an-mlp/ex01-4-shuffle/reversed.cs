// fails: merely reversed
return w.Reverse().ToArray();
