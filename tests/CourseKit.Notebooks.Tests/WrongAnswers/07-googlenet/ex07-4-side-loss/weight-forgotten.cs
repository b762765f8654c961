// fails: multiply them by the weight
var loss = functional.cross_entropy(main, labels);
if (training)
    foreach (var side in sides)
        loss = loss + functional.cross_entropy(side, labels);
return loss;
