// fails: The shortcut reads the raw input
var active = functional.relu(bn1.call(x));
var f = conv2.call(functional.relu(bn2.call(conv1.call(active))));
return f + (shortcut is null ? x : shortcut.call(x));
