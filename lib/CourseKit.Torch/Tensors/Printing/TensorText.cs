using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Writes a tensor as text, in the styles of <see cref="TensorStringStyle"/>.</summary>
internal sealed class TensorText(Tensor tensor, string floatFormat, int width, CultureInfo culture, string newLine)
{
    private const string Ellipsis = "...";
    private readonly long[] _sizes = tensor.Impl.Sizes;
    private readonly StringBuilder _text = new();

    /// <summary>Shape, element type and device: "[2x3], type = Float32, device = cpu".</summary>
    public static string Metadata(Tensor tensor) =>
        $"[{string.Join('x', tensor.Impl.Sizes)}], type = {tensor.Impl.Dtype}, device = {tensor.device}";

    /// <summary>Aligned columns; each matrix of a larger tensor under its indices.</summary>
    public string Julia()
    {
        _text.Append(Metadata(tensor));
        if (_sizes.Length == 0)
            return _text.Append(", value = ").Append(Number(0)).ToString();
        _text.Append(newLine);
        if (_sizes.Length == 1)
        {
            var row = Row(0, _sizes[0]);
            Line(row, [.. row.Select(s => s.Length)], row.Count < _sizes[0]);
            return _text.ToString();
        }
        long rows = _sizes[^2], columns = _sizes[^1], matrices = Shapes.Count(_sizes.AsSpan(..^2));
        for (long m = 0; m < matrices; m++)
        {
            if (_sizes.Length > 2)
                _text.Append(m > 0 ? newLine : "").Append('[').Append(string.Join(',', Place(m))).Append(",..,..] =").Append(newLine);
            Matrix(m * rows * columns, rows, columns);
        }
        return _text.ToString();
    }

    /// <summary>Nested square brackets.</summary>
    public string Numpy()
    {
        if (_sizes.Length == 0)
            return Number(0);
        Nested(0, 0, "");
        return _text.ToString();
    }

    /// <summary>An array initialiser in C#.</summary>
    public string CSharp()
    {
        _text.Append(Metadata(tensor)).Append(", value = ");
        if (_sizes.Length == 0)
            return _text.Append(Literal(0)).ToString();
        string type = tensor.Impl.Dtype switch
        {
            ScalarType.Float32 => "float",
            ScalarType.Float64 => "double",
            ScalarType.Int64 => "long",
            ScalarType.Int32 => "int",
            ScalarType.Byte => "byte",
            _ => "bool",
        };
        string head = $"{type} [{new string(',', _sizes.Length - 1)}] {{";
        if (_sizes.Length == 1)
            return _text.Append(head).Append(Items(0, Literal)).Append('}').ToString();
        _text.Append(newLine).Append(head).Append(newLine);
        long inner = Shapes.Count(_sizes.AsSpan(1));
        foreach (long? i in Shown(_sizes[0], Printing.MaxRows))
        {
            _text.Append(' ');
            if (i is { } index)
                Braces(1, index * inner).Append(index < _sizes[0] - 1 ? "," : "");
            else
                _text.Append(Ellipsis);
            _text.Append(newLine);
        }
        return _text.Append('}').ToString();
    }

    private StringBuilder Braces(int dim, long start)
    {
        if (dim == _sizes.Length - 1)
            return _text.Append('{').Append(Items(start, Literal)).Append('}');
        _text.Append('{');
        long inner = Shapes.Count(_sizes.AsSpan(dim + 1));
        foreach (long? i in Shown(_sizes[dim], Printing.MaxRows))
        {
            if (i is not 0)
                _text.Append(newLine).Append(' ', dim + 1);
            if (i is { } index)
                Braces(dim + 1, start + index * inner).Append(index < _sizes[dim] - 1 ? "," : "");
            else
                _text.Append(Ellipsis);
        }
        return _text.Append('}');
    }

    private void Nested(int dim, long start, string indent)
    {
        _text.Append(indent).Append('[');
        if (dim == _sizes.Length - 1)
        {
            _text.Append(Items(start, Number)).Append(']');
            return;
        }
        long inner = Shapes.Count(_sizes.AsSpan(dim + 1));
        bool first = true;
        foreach (long? i in Shown(_sizes[dim], Printing.MaxRows))
        {
            if (!first)
                for (int n = 0; n < _sizes.Length - dim - 1; n++)
                    _text.Append(newLine);
            if (i is { } index)
                Nested(dim + 1, start + index * inner, first ? "" : new string(' ', dim + 1));
            else
                _text.Append(' ', dim).Append(' ').Append(Ellipsis);
            first = false;
        }
        _text.Append(']');
    }

    /// <summary>The elements of the last dimension from one on, with commas, the middle ones left out where there are many.</summary>
    private string Items(long start, Func<long, string> format) => string.Concat(Shown(_sizes[^1], Printing.MaxColumns)
        .Select(i => i is { } index ? format(start + index) + (index < _sizes[^1] - 1 ? ", " : "") : Ellipsis + " "));

    /// <summary>The indices to show; null stands for those left out.</summary>
    private static IEnumerable<long?> Shown(long size, int most)
    {
        long half = most / 2;
        for (long i = 0; i < size; i++)
        {
            if (size <= most || i < half || i >= size - half)
                yield return i;
            else if (i == half)
                yield return null;
        }
    }

    private void Matrix(long start, long rows, long columns)
    {
        var lines = new List<List<string>>();
        for (long r = 0; r < rows; r++)
            lines.Add(Row(start + r * columns, columns));
        int shown = lines.Count == 0 ? 0 : lines.Min(l => l.Count);
        var space = new int[shown];
        foreach (var line in lines)
            for (int c = 0; c < shown; c++)
                space[c] = Math.Max(space[c], line[c].Length);
        foreach (var line in lines)
            Line(line[..shown], space, shown < columns);
    }

    /// <summary>As many elements as fit on a line, with room for an ellipsis.</summary>
    private List<string> Row(long start, long count)
    {
        var row = new List<string>();
        int room = width;
        for (long i = 0; i < count; i++)
        {
            string text = Number(start + i);
            if (room - text.Length - Ellipsis.Length - 1 < 0)
                break;
            row.Add(text);
            room -= text.Length + 1;
        }
        return row;
    }

    private void Line(List<string> row, int[] space, bool more)
    {
        for (int c = 0; c < row.Count; c++)
            _text.Append(' ').Append(row[c].PadLeft(space[c]));
        if (more)
            _text.Append(' ').Append(Ellipsis);
        _text.Append(newLine);
    }

    /// <summary>The indices of a matrix along all dimensions but the last two.</summary>
    private long[] Place(long matrix)
    {
        var place = new long[_sizes.Length - 2];
        for (int d = place.Length - 1; d >= 0; d--)
        {
            place[d] = matrix % _sizes[d];
            matrix /= _sizes[d];
        }
        return place;
    }

    private string Literal(long index) => tensor.Impl.Dtype switch
    {
        ScalarType.Float32 => Number(index) + "f",
        ScalarType.Bool => tensor.Impl.At<bool>(index) ? "true" : "false",
        _ => Number(index),
    };

    private string Number(long index) => tensor.Impl.Dtype switch
    {
        ScalarType.Float32 => tensor.Impl.At<float>(index).ToString(floatFormat, culture),
        ScalarType.Float64 => tensor.Impl.At<double>(index).ToString(floatFormat, culture),
        ScalarType.Int64 => tensor.Impl.At<long>(index).ToString(CultureInfo.InvariantCulture),
        ScalarType.Int32 => tensor.Impl.At<int>(index).ToString(CultureInfo.InvariantCulture),
        ScalarType.Byte => tensor.Impl.At<byte>(index).ToString(CultureInfo.InvariantCulture),
        _ => tensor.Impl.At<bool>(index).ToString(),
    };
}
