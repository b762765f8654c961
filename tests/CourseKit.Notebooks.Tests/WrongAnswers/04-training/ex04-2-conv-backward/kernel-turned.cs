// fails: The kernel is turned once too often
var right = CourseKit.Reference.Conv2d.Backward(dy, x, w, stride, padding);
return (CourseKit.Reference.Conv2d.Backward(dy, x, CourseKit.Reference.Conv2d.Flip(w), stride, padding).dx, right.dw, right.db);
