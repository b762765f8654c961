// fails: This is the classical block
var f = bn2.call(conv2.call(functional.relu(bn1.call(conv1.call(x)))));
return functional.relu(f + (shortcut is null ? x : shortcut.call(x)));
