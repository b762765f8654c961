// fails: That is the largest value
return cell.Max();
