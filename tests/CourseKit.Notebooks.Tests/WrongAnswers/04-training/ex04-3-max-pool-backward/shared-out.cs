// fails: that is mean pooling
return CourseKit.Reference.AvgPool2d.Backward(dy, x.GetLength(2), x.GetLength(3), kernel, stride);
