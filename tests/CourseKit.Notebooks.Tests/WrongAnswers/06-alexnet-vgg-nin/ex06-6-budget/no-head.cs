// fails: what makes one number of a map?
plan = plan.Conv("conv1", 16, 3, padding: 1).Pool("pool1", 2).Conv("conv2", 32, 3, padding: 1).Pool("pool2", 2)
    .Conv("conv3", 32, 3, padding: 1).Conv("conv4", 10, 3, padding: 1);
