// fails: Too much work
plan = plan.Conv("conv1", 16, 3, padding: 1).Conv("conv2", 32, 3, padding: 1)
    .Conv("conv3", 32, 3, padding: 1).Pool("pool1", 4).Conv("conv4", 32, 3, padding: 1).GlobalAverage().Dense("fc", 10);
