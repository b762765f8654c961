using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace CourseKit.Reference;

/// <summary>
/// Convolution by the Fourier transform (MathNet): a product of spectra is a convolution of signals. Zeros are added first, since the
/// transform takes a signal to repeat for ever. Equal to <see cref="Convolution"/> up to rounding.
/// </summary>
public static class FourierConvolution
{
    /// <summary>As <see cref="Convolution.Convolve(double[], double[], ConvolutionMode)"/>, in n log n steps.</summary>
    /// <inheritdoc cref="Convolution.Convolve(double[], double[], ConvolutionMode)"/>
    public static double[] Convolve(double[] signal, double[] kernel, ConvolutionMode mode = ConvolutionMode.Full)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(kernel);
        var (start, length) = Convolution.Part(signal.Length, kernel.Length, mode);
        var size = signal.Length + kernel.Length - 1;
        var (a, b) = (new Complex[size], new Complex[size]);
        for (var i = 0; i < signal.Length; i++)
            a[i] = signal[i];
        for (var i = 0; i < kernel.Length; i++)
            b[i] = kernel[i];

        Fourier.Forward(a, FourierOptions.AsymmetricScaling);
        Fourier.Forward(b, FourierOptions.AsymmetricScaling);
        for (var i = 0; i < size; i++)
            a[i] *= b[i];
        Fourier.Inverse(a, FourierOptions.AsymmetricScaling);
        return [.. a.Skip(start).Take(length).Select(value => value.Real)];
    }

    /// <summary>As <see cref="Convolution.Convolve(double[,], double[,], ConvolutionMode)"/>; its cost does not depend on the kernel's
    /// size.</summary>
    /// <inheritdoc cref="Convolution.Convolve(double[,], double[,], ConvolutionMode)"/>
    public static double[,] Convolve(double[,] image, double[,] kernel, ConvolutionMode mode = ConvolutionMode.Full)
    {
        var (H, W) = image.Shape();
        var (kH, kW) = kernel.Shape();
        var (top, rows) = Convolution.Part(H, kH, mode);
        var (left, columns) = Convolution.Part(W, kW, mode);
        var (a, b) = (Spectrum(image, H + kH - 1, W + kW - 1), Spectrum(kernel, H + kH - 1, W + kW - 1));

        foreach (var (i, j) in Arrays.Cells(H + kH - 1, W + kW - 1))
            a[i][j] *= b[i][j];
        var full = Transform(Transform(a, Inverse), Inverse);
        var y = new double[rows, columns];
        foreach (var (i, j) in y.Indices())
            y[i, j] = full[top + i][left + j].Real;
        return y;
    }

    // The 2-D transform is the 1-D transform of every row, then of every column: two passes, each of which turns the matrix over.
    private static Complex[][] Spectrum(double[,] x, int rows, int columns)
    {
        var padded = Enumerable.Range(0, rows).Select(_ => new Complex[columns]).ToArray();
        foreach (var (i, j) in x.Indices())
            padded[i][j] = x[i, j];
        return Transform(Transform(padded, Forward), Forward);
    }

    private static Complex[][] Transform(Complex[][] x, Action<Complex[]> transform)
    {
        foreach (var row in x)
            transform(row);
        return [.. Enumerable.Range(0, x[0].Length).Select(j => x.Select(row => row[j]).ToArray())];
    }

    private static void Forward(Complex[] row) => Fourier.Forward(row, FourierOptions.AsymmetricScaling);

    private static void Inverse(Complex[] row) => Fourier.Inverse(row, FourierOptions.AsymmetricScaling);
}
