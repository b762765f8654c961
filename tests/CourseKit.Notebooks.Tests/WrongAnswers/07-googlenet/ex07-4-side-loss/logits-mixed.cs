// fails: the logits are added
if (!training)
    return functional.cross_entropy(main, labels);
foreach (var side in sides)
    main = main + weight * side;
return functional.cross_entropy(main, labels);
