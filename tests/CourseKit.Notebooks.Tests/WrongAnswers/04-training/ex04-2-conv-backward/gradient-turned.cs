// fails: dw is turned by half a turn
var right = CourseKit.Reference.Conv2d.Backward(dy, x, w, stride, padding);
return (right.dx, CourseKit.Reference.Conv2d.Flip(right.dw), right.db);
