namespace CourseKit.Models;

/// <summary>Which nonlinearity and pooling a <see cref="LeNet5"/> has.</summary>
public enum LeNet5Form
{
    /// <summary>ReLU and max pooling, as it is trained today.</summary>
    Modern,

    /// <summary>tanh and average pooling, close to the paper of 1998.</summary>
    Paper1998,
}
