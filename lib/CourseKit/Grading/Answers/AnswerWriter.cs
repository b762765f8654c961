using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace CourseKit.Grading.Answers;

/// <summary>Turns an answer into plain data.</summary>
internal static class AnswerWriter
{
    /// <summary>Most numbers, or items, that one answer may hold.</summary>
    public const int MostNumbers = 1_000_000, MostItems = 10_000, Deepest = 8;

    private const double LargestWhole = 9_007_199_254_740_992;      // 2^53: above it a double skips whole numbers

    /// <exception cref="CourseKitException">The type cannot be compared, or the answer is too large.</exception>
    public static AnswerValue Write(object? answer) => Write(answer, Deepest);

    private static AnswerValue Write(object? answer, int depth)
    {
        if (depth < 0)
            throw new CourseKitException($"The answer holds lists in lists, more than {Deepest} deep.");
        return answer switch
        {
            null => new NothingValue(),
            string text => new TextValue(text),
            Enum name => new TextValue(name.ToString()),
            Tensor tensor => Numbers(tensor),
            Array array when KindOf(array.GetType().GetElementType()!) is { } kind => Numbers(array, kind),
            ITuple tuple => new ItemsValue([.. Enumerable.Range(0, tuple.Length).Select(i => Write(tuple[i], depth - 1))]),
            IEnumerable items => List(items, depth),
            _ when KindOf(answer.GetType()) is { } kind => new NumbersValue(kind, [], [Number(answer)]),
            _ => throw new CourseKitException(
                $"The answer is a {answer.GetType().Name}, which cannot be compared; "
                + "numbers, texts, arrays, tensors, lists and tuples can."),
        };
    }

    private static AnswerValue List(IEnumerable items, int depth)
    {
        var list = new List<object?>();
        foreach (var item in items)
        {
            list.Add(item);
            if (list.Count > MostNumbers)
                throw TooLarge(list.Count);
        }
        if (list.Count > 0 && list.All(item => item is not null && KindOf(item.GetType()) is not null))
            return new NumbersValue(list.Max(item => KindOf(item!.GetType())!.Value), [list.Count],
                [.. list.Select(item => Number(item!))]);
        if (list.Count == 0 && items.GetType().GetGenericArguments() is [var type] && KindOf(type) is { } kind)
            return new NumbersValue(kind, [0], []);
        return list.Count > MostItems ? throw TooLarge(list.Count) : new ItemsValue([.. list.Select(item => Write(item, depth - 1))]);
    }

    private static NumbersValue Numbers(Array array, NumberKind kind)
    {
        if (array.Length > MostNumbers)
            throw TooLarge(array.Length);
        long[] shape = [.. Enumerable.Range(0, array.Rank).Select(axis => (long)array.GetLength(axis))];
        var values = new double[array.Length];
        if (array is double[] or double[,] or double[,,] or double[,,,])
        {
            Buffer.BlockCopy(array, 0, values, 0, values.Length * sizeof(double));
            return new(kind, shape, values);
        }
        var i = 0;
        foreach (var item in array)
            values[i++] = Number(item);
        return new(kind, shape, values);
    }

    private static NumbersValue Numbers(Tensor tensor)
    {
        if (tensor.numel() > MostNumbers)
            throw TooLarge(tensor.numel());
        using var flat = tensor.detach().cpu().to(float64).reshape(-1);
        var kind = tensor.dtype switch
        {
            ScalarType.Bool => NumberKind.Boolean,
            ScalarType.Float64 => NumberKind.Float64,
            ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 => NumberKind.Integer,
            _ => NumberKind.Float32,
        };
        return new(kind, [.. tensor.shape], flat.data<double>().ToArray());
    }

    internal static NumberKind? KindOf(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => NumberKind.Boolean,
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32
            or TypeCode.Int64 or TypeCode.UInt64 => NumberKind.Integer,
        TypeCode.Single => NumberKind.Float32,
        TypeCode.Double or TypeCode.Decimal => NumberKind.Float64,
        _ => null,
    };

    private static double Number(object number)
    {
        double value = Convert.ToDouble(number, CultureInfo.InvariantCulture);
        return number is long or ulong && Math.Abs(value) >= LargestWhole
            ? throw new CourseKitException($"The answer {number} is too large to be compared exactly; whole numbers up to 2^53 are.")
            : value;
    }

    private static CourseKitException TooLarge(long count) =>
        new($"The answer has {count:N0} elements; at most {MostNumbers:N0} numbers or {MostItems:N0} other items are compared.");
}
