using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace CourseKit.Grading.Answers;

/// <summary>
/// Makes a value of the type that a check names out of plain data. The type comes from the check, never from the data, and only the types
/// listed here are made: data from a student's process cannot choose what is constructed.
/// </summary>
internal static class AnswerReader
{
    /// <summary>False when the data do not fit the type.</summary>
    public static bool TryRead<T>(AnswerValue value, out T typed)
    {
        try
        {
            typed = (T)Read(value, typeof(T))!;
            return true;
        }
        catch (Exception e) when (e is InvalidCastException or ArgumentException or OverflowException
            or NullReferenceException or FormatException)
        {
            typed = default!;
            return false;
        }
    }

    private static object? Read(AnswerValue value, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return value is NothingValue ? null : Read(value, inner);
        return value switch
        {
            NothingValue when !type.IsValueType => null,
            TextValue text when type.IsEnum => Enum.Parse(type, text.Text),
            TextValue text when type == typeof(string) || type == typeof(object) => text.Text,
            NumbersValue numbers when type == typeof(Tensor) => ToTensor(numbers),
            NumbersValue { Shape: [] } number when AnswerWriter.KindOf(type) is not null || type == typeof(decimal) =>
                Number(number.Values[0], type),
            NumbersValue numbers when type.IsArray => ToArray(numbers, type.GetElementType()!, type.GetArrayRank()),
            NumbersValue numbers when ElementOfList(type) is { } element =>
                ToList(numbers.Values.Select(v => (object?)Number(v, element)), element),
            ItemsValue items when typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType => ToTuple(items.Items, type),
            ItemsValue items when type.IsSZArray => ToArray(items, type.GetElementType()!),
            ItemsValue items when ElementOfList(type) is { } element => ToList(items.Items.Select(i => Read(i, element)), element),
            _ => throw new InvalidCastException(),
        };
    }

    private static object Number(double value, Type type) =>
        type == typeof(bool) ? value != 0
        : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);

    private static Tensor ToTensor(NumbersValue numbers)
    {
        var x = tensor(numbers.Values, numbers.Shape, dtype: float64);
        return numbers.Kind switch
        {
            NumberKind.Boolean => x.to(ScalarType.Bool),
            NumberKind.Integer => x.to(ScalarType.Int64),
            NumberKind.Float32 => x.to(ScalarType.Float32),
            _ => x,
        };
    }

    private static Array ToArray(NumbersValue numbers, Type element, int rank)
    {
        if (numbers.Shape.Length != rank || AnswerWriter.KindOf(element) is null)
            throw new InvalidCastException();
        int[] sizes = Array.ConvertAll(numbers.Shape, size => checked((int)size));
        var array = Array.CreateInstance(element, sizes);
        var index = new int[rank];
        foreach (double value in numbers.Values)
        {
            array.SetValue(Number(value, element), index);
            for (int axis = rank - 1; axis >= 0 && ++index[axis] == sizes[axis]; axis--)
                index[axis] = 0;
        }
        return array;
    }

    private static Array ToArray(ItemsValue items, Type element)
    {
        var array = Array.CreateInstance(element, items.Items.Count);
        for (var i = 0; i < array.Length; i++)
            array.SetValue(Read(items.Items[i], element), i);
        return array;
    }

    private static Type? ElementOfList(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [var element]
        && type.IsAssignableFrom(typeof(List<>).MakeGenericType(element)) ? element : null;

    private static IList ToList(IEnumerable<object?> items, Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in items)
            list.Add(item);
        return list;
    }

    private static object ToTuple(IReadOnlyList<AnswerValue> items, Type type)
    {
        var elements = type.GetGenericArguments();
        if (elements.Length != items.Count || elements.Length > 7)
            throw new InvalidCastException();
        return Activator.CreateInstance(type, [.. elements.Select((element, i) => Read(items[i], element))])!;
    }
}
