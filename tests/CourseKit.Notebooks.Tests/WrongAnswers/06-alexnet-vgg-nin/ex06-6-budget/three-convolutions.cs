// fails: fewer than four convolutions
plan = plan.Conv("conv1", 16, 3, padding: 1).Pool("pool1", 2).Conv("conv2", 32, 3, padding: 1).Pool("pool2", 2)
    .Conv("conv3", 32, 5, padding: 2).GlobalAverage().Dense("fc", 10);
