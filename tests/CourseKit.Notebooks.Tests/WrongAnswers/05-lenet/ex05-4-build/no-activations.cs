// fails: There is no activation in it
return nn.Sequential(nn.Conv2d(1, 6, 5, padding: 2), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.AvgPool2d(2),
    nn.Flatten(), nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10));
