// fails: Only the first side head counts
var loss = functional.cross_entropy(main, labels);
if (training)
    loss = loss + weight * functional.cross_entropy(sides[0], labels);
return loss;
