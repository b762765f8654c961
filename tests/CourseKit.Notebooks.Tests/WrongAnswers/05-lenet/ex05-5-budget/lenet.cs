// fails: More than 5000 parameters
return new LeNet5();
