// fails: The shortcut is not used
var f = second.call(functional.relu(first.call(x)));
return functional.relu(shortcut is null ? f + x : f);
