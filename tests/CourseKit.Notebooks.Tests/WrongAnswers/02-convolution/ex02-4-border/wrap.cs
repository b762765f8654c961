// fails: on the other side
int H = image.GetLength(0), W = image.GetLength(1);
return image[(r + H) % H, (c + W) % W];
