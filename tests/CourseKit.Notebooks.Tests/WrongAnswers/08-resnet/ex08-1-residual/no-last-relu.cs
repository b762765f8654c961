// fails: a ReLU follows it
var f = second.call(functional.relu(first.call(x)));
return f + (shortcut is null ? x : shortcut.call(x));
