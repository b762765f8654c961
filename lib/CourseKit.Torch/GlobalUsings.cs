// Vectorised elementwise mathematics of .NET itself. An alias, since its namespace has a type Tensor too.
global using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;
