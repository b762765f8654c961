namespace CourseKit.Training;

/// <summary>
/// Courses of the learning rate: from the share of the training that is done, 0 to 1, to the factor of the starting rate.
/// Any function of that form is a schedule.
/// </summary>
public static class Schedules
{
    /// <summary>The starting rate throughout: <c>factor = 1</c>.</summary>
    public static double Constant(double done) => 1;

    /// <summary>Half a cosine wave from the starting rate to nothing: <c>factor = (1 + cos(pi * done)) / 2</c>.</summary>
    /// <remarks>Loshchilov, Hutter, SGDR: Stochastic gradient descent with warm restarts, ICLR 2017, eq. 5, without restarts.</remarks>
    public static double Cosine(double done) => (1 + Math.Cos(Math.PI * done)) / 2;

    /// <summary>A straight line from the starting rate to nothing: <c>factor = 1 - done</c>.</summary>
    public static double Linear(double done) => 1 - done;
}
