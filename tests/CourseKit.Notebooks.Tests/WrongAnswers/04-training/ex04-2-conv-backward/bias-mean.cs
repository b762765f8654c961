// fails: db is the mean over the outputs
var right = CourseKit.Reference.Conv2d.Backward(dy, x, w, stride, padding);
return (right.dx, right.dw, [.. right.db.Select(b => b / (dy.GetLength(0) * dy.GetLength(2) * dy.GetLength(3)))]);
