// fails: gamma and beta are exchanged
return CourseKit.Reference.BatchNorm2d.ForwardTrain(x, beta, gamma, eps).y;
