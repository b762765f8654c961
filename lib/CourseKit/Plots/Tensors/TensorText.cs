using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace CourseKit.Plots.Tensors;

/// <summary>A tensor in words: a line on what it is, then its values, of a long axis the first and the last three.</summary>
internal static class TensorText
{
    private const int MaxWhole = 200;
    private const int Edge = 3;

    public static string Of(Tensor tensor)
    {
        if (tensor.IsInvalid)
            return "Tensor, disposed of";
        string grad = tensor.requires_grad ? ", requires grad" : "";
        string head = $"Tensor ({string.Join(", ", tensor.shape)}) {tensor.dtype} on {tensor.device}{grad}";
        if (tensor.numel() == 0)
            return head;
        var values = Values(tensor, out long[] shape, out bool[] isCut);
        string[] words = Words(values);
        int width = words.Max(w => w.Length);
        var text = new StringBuilder(head).Append('\n');
        int next = 0;
        Append(text, 0, shape, isCut, () => words[next++].PadLeft(width));
        return text.ToString();
    }

    /// <summary>The values that are shown, in order: only those are copied from the device.</summary>
    private static double[] Values(Tensor tensor, out long[] shape, out bool[] isCut)
    {
        bool isWhole = tensor.numel() <= MaxWhole;
        isCut = [.. tensor.shape.Select(n => !isWhole && n > 2 * Edge)];
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var shown = tensor.detach();
        for (int axis = 0; axis < isCut.Length; axis++)
        {
            if (isCut[axis])
                shown = cat([shown.narrow(axis, 0, Edge), shown.narrow(axis, shown.shape[axis] - Edge, Edge)], axis);
        }
        shape = shown.shape;
        return shown.cpu().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    private static string[] Words(double[] values)
    {
        bool isWhole = values.All(v => v == Math.Floor(v) && Math.Abs(v) < 1e15);
        double largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        string format = isWhole ? "0" : largest is >= 1e5 or < 1e-3 ? "0.0000e+00" : "0.0000";
        return [.. values.Select(v => v.ToString(format, CultureInfo.InvariantCulture))];
    }

    private static void Append(StringBuilder text, int axis, long[] shape, bool[] isCut, Func<string> next)
    {
        if (axis == shape.Length)
        {
            text.Append(next());
            return;
        }
        bool isLast = axis == shape.Length - 1;
        text.Append('[');
        for (long i = 0; i < shape[axis]; i++)
        {
            string gap = isLast ? ", " : ",\n" + new string(' ', axis + 1);
            if (i > 0)
                text.Append(gap);
            if (isCut[axis] && i == Edge)
                text.Append("...").Append(gap);
            Append(text, axis + 1, shape, isCut, next);
        }
        text.Append(']');
    }
}
