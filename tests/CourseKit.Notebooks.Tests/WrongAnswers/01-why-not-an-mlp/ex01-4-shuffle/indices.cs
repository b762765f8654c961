// fails: differ
return order.Select(p => (double)p).ToArray();
