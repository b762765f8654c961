// fails: That is the plain mean
return cell.Average();
