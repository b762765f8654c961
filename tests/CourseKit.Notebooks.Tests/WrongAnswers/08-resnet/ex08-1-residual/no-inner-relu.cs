// fails: The ReLU between the two convolutions is missing
var f = second.call(first.call(x));
return functional.relu(f + (shortcut is null ? x : shortcut.call(x)));
