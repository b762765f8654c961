// fails: The normalised input is added
var active = functional.relu(bn1.call(x));
var f = conv2.call(functional.relu(bn2.call(conv1.call(active))));
return f + (shortcut is null ? active : shortcut.call(active));
