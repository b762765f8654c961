// Weights, shuffles and noise come from the process's one generator: a test that draws beside one that has seeded it changes
// what that one trains from, and one start in 25 of LeNet-5 learns nothing with a high rate. The engine uses all cores anyway.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
