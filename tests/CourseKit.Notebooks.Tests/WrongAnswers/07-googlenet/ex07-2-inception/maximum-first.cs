// fails: in another order
return new SideBySide(
    Sequential(MaxPool2d(3, stride: 1, padding: 1), Conv2d(channels, pool, 1), ReLU()),
    Sequential(Conv2d(channels, c1, 1), ReLU()),
    Sequential(Conv2d(channels, r3, 1), ReLU(), Conv2d(r3, c3, 3, padding: 1), ReLU()),
    Sequential(Conv2d(channels, r5, 1), ReLU(), Conv2d(r5, c5, 5, padding: 2), ReLU()));
