// fails: In evaluation only the main head counts
var loss = functional.cross_entropy(main, labels);
foreach (var side in sides)
    loss = loss + weight * functional.cross_entropy(side, labels);
return loss;
