// fails: The biases are missing
return nn.Sequential(nn.Conv2d(1, 6, 5, padding: 2, bias: false), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5, bias: false), nn.ReLU(),
    nn.MaxPool2d(2), nn.Flatten(), nn.Linear(400, 120, hasBias: false), nn.ReLU(), nn.Linear(120, 84, hasBias: false), nn.ReLU(),
    nn.Linear(84, 10, hasBias: false));
