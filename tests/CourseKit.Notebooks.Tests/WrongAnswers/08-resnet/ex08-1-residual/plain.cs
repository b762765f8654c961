// fails: the input is not added
var f = second.call(functional.relu(first.call(x)));
return functional.relu(f);
