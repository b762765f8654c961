// fails: does not see 24 pixels
plan = plan.Pool("pool", 2).Conv("conv1", 16, 3, padding: 1).Conv("conv2", 16, 3, padding: 1)
    .Conv("conv3", 16, 3, padding: 1).Conv("conv4", 16, 3, padding: 1).GlobalAverage().Dense("fc", 10);
