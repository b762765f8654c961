// fails: The first window is not counted
// fails: It was to throw ArgumentException
return (size + 2 * padding - kernel) / stride;
