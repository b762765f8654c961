// fails: Too many parameters
plan = plan.Conv("conv1", 16, 3, padding: 1).Pool("pool1", 2).Conv("conv2", 32, 3, padding: 1).Pool("pool2", 2)
    .Conv("conv3", 32, 3, padding: 1).Conv("conv4", 64, 3, padding: 1).Dense("fc", 10);
