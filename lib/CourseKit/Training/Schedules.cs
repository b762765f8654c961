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

    /// <summary>The rate divided at milestones: <c>factor = by^(milestones passed)</c>.</summary>
    /// <param name="by">Factor at each milestone, for instance 0.1.</param>
    /// <param name="milestones">Shares of the training, 0…1: 0.5 and 0.75 for the recipe of the CIFAR ResNets.</param>
    /// <remarks>He, Zhang, Ren, Sun, Deep residual learning for image recognition, CVPR 2016, section 4.2.</remarks>
    public static Func<double, double> Steps(double by, params double[] milestones) =>
        done => Math.Pow(by, milestones.Count(milestone => done >= milestone));

    /// <summary>A straight line up to the starting rate, then another schedule over the rest.</summary>
    /// <param name="share">Share of the training that is warm-up, 0…1.</param>
    /// <param name="then">The schedule after it.</param>
    /// <remarks>Goyal et al., Accurate, large minibatch SGD, 2017, section 2.2.</remarks>
    public static Func<double, double> WarmUp(double share, Func<double, double> then) =>
        done => done < share ? (done + 1e-9) / share : then((done - share) / (1 - share));

    /// <summary>Up to the starting rate in the first part, then a cosine down to nothing.</summary>
    /// <param name="rise">Share of the training that rises, 0…1.</param>
    /// <param name="start">Factor at the beginning.</param>
    /// <remarks>Smith, Topin, Super-convergence, 2018, with cosine sides as in fastai.</remarks>
    public static Func<double, double> OneCycle(double rise = 0.3, double start = 0.04) => done =>
        done < rise ? start + ((1 - start) * (1 - Math.Cos(Math.PI * done / rise)) / 2) : Cosine((done - rise) / (1 - rise));
}
