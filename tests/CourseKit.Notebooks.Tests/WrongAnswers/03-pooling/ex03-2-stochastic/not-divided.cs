// fails: not divided by the sum
return cell.Sum(x => x * x);
