// fails: compare with >=, not with >
if (r < 0 || c < 0 || r > image.GetLength(0) || c > image.GetLength(1)) return 0;
return image[Math.Min(r, image.GetLength(0) - 1), Math.Min(c, image.GetLength(1) - 1)];
