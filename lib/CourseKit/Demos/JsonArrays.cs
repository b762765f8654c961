using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace CourseKit.Demos;

/// <summary>Arrays of numbers into JSON, nested as their axes are; every double in full, so that the page computes with the same.</summary>
internal static class JsonArrays
{
    /// <summary>Shape (C, H, W) as a list of matrices.</summary>
    public static void WriteMatrices(this Utf8JsonWriter json, string name, double[,,] values)
    {
        json.WriteStartArray(name);
        for (var c = 0; c < values.GetLength(0); c++)
            WriteMatrix(json, values.GetLength(1), values.GetLength(2), (i, j) => values[c, i, j]);
        json.WriteEndArray();
    }

    /// <summary>Shape (H, W) as a list of rows.</summary>
    public static void WriteMatrix(this Utf8JsonWriter json, string name, double[,] values)
    {
        json.WritePropertyName(name);
        WriteMatrix(json, values.GetLength(0), values.GetLength(1), (i, j) => values[i, j]);
    }

    /// <summary>A list of numbers to draw, in five digits; null for what is no number.</summary>
    public static void WriteNumbers(this Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
                json.WriteRawValue(value.ToString("G5", CultureInfo.InvariantCulture));
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }

    /// <summary>Many numbers to compute or paint with: base64 of float32, least significant byte first.</summary>
    public static void WriteFloats(this Utf8JsonWriter json, string name, IEnumerable<float> values)
    {
        float[] all = [.. values];
        var bytes = new byte[all.Length * sizeof(float)];
        for (var i = 0; i < all.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), all[i]);
        json.WriteBase64String(name, bytes);
    }

    /// <summary>A list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteMatrix(Utf8JsonWriter json, int rows, int columns, Func<int, int, double> value)
    {
        json.WriteStartArray();
        for (var i = 0; i < rows; i++)
        {
            json.WriteStartArray();
            for (var j = 0; j < columns; j++)
                json.WriteNumberValue(value(i, j));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
