// fails: It was to throw ArgumentException, and threw nothing.
return (size + 2 * padding - kernel) / stride + 1;
