// fails: A window that fits only in part is counted
if (kernel > size + 2 * padding) throw new ArgumentException("too large");
return (int)Math.Ceiling((size + 2.0 * padding - kernel) / stride) + 1;
