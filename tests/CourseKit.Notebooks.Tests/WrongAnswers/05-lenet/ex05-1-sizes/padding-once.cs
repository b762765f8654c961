// fails: Padding is added on one side only
if (kernel > size + padding) throw new ArgumentException("too large");
return (size + padding - kernel) / stride + 1;
