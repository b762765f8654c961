// fails: NaN
return cell.Sum(x => x * x) / cell.Sum();
