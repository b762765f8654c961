// fails: There are no bottlenecks
return new SideBySide(
    Sequential(Conv2d(channels, c1, 1), ReLU()),
    Sequential(Conv2d(channels, c3, 3, padding: 1), ReLU()),
    Sequential(Conv2d(channels, c5, 5, padding: 2), ReLU()),
    Sequential(MaxPool2d(3, stride: 1, padding: 1), Conv2d(channels, pool, 1), ReLU()));
