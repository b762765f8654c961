// fails: The side losses are averaged
var loss = functional.cross_entropy(main, labels);
if (training)
    foreach (var side in sides)
        loss = loss + weight / sides.Length * functional.cross_entropy(side, labels);
return loss;
