// fails: you repeat the border
return image[Math.Clamp(r, 0, image.GetLength(0) - 1), Math.Clamp(c, 0, image.GetLength(1) - 1)];
