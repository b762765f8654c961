return CourseKit.Kernel.KernelProgram.Run(args);
