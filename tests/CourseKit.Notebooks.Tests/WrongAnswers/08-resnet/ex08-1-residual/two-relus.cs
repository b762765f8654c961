// fails: There is a ReLU before the addition too
var f = second.call(functional.relu(first.call(x)));
return functional.relu(functional.relu(f) + (shortcut is null ? x : shortcut.call(x)));
