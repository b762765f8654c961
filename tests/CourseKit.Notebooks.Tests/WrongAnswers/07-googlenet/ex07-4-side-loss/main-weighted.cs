// fails: The main loss is multiplied by the weight too
var loss = functional.cross_entropy(main, labels);
if (!training)
    return loss;
foreach (var side in sides)
    loss = loss + functional.cross_entropy(side, labels);
return weight * loss;
