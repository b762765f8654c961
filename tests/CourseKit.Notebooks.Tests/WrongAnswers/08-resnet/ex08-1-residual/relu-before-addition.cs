// fails: The ReLU stands before the addition
var f = second.call(functional.relu(first.call(x)));
return functional.relu(f) + (shortcut is null ? x : shortcut.call(x));
