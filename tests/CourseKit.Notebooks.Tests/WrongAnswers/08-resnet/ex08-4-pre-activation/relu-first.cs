// fails: changed places
var active = bn1.call(functional.relu(x));
var f = conv2.call(bn2.call(functional.relu(conv1.call(active))));
return f + (shortcut is null ? x : shortcut.call(active));
