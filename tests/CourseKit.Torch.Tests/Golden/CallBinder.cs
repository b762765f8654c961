using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Finds the overload that a list of JSON arguments fits, and calls it, as a compiler would have.</summary>
internal static class CallBinder
{
    /// <summary>Calls the overload that all arguments fit and that leaves the fewest parameters to their defaults.</summary>
    /// <param name="candidates">The overloads.</param>
    /// <param name="target">What an instance method is called on, else null.</param>
    /// <param name="inputs">What "%k" stands for.</param>
    /// <param name="positional">Arguments by position.</param>
    /// <param name="named">Arguments by name.</param>
    public static object Call(
        IEnumerable<MethodInfo> candidates, object? target, Tensor[] inputs,
        JsonElement[] positional, Dictionary<string, JsonElement> named)
    {
        var all = candidates.ToArray();
        foreach (var method in all.OrderBy(m => m.GetParameters().Length))
        {
            if (Bind(method, inputs, positional, named) is { } arguments)
                return Invoke(method, target, arguments);
        }
        throw new InvalidDataException(
            $"None of the {all.Length} overloads fits {string.Join(", ", positional)} {string.Join(", ", named)}.");
    }

    /// <summary>The tensors of a result: one, several, or those of a tuple.</summary>
    public static Tensor[] Flat(object result) => result switch
    {
        Tensor one => [one],
        IEnumerable<Tensor> several => [.. several],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]).OfType<Tensor>()],
        _ => throw new InvalidDataException($"A {result.GetType()} is no tensor."),
    };

    private static object Invoke(MethodInfo method, object? target, object?[] arguments)
    {
        try
        {
            return method.Invoke(target, arguments)!;
        }
        catch (TargetInvocationException error) when (error.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static object?[]? Bind(MethodInfo method, Tensor[] inputs, JsonElement[] positional, Dictionary<string, JsonElement> named)
    {
        var parameters = method.GetParameters();
        if (method.IsGenericMethod || parameters.Length < positional.Length) return null;
        var (arguments, used) = (new object?[parameters.Length], 0);
        for (var i = 0; i < parameters.Length; i++)
        {
            var byName = named.TryGetValue(parameters[i].Name!, out var json);
            if (i < positional.Length)
                json = positional[i];
            else if (byName)
                used++;
            else if (parameters[i].HasDefaultValue)
            {
                arguments[i] = parameters[i].DefaultValue;
                continue;
            }
            else
                return null;
            if (!Convert(json, parameters[i].ParameterType, inputs, out arguments[i])) return null;
        }
        return used == named.Count ? arguments : null;
    }

    private static bool Convert(JsonElement json, Type type, Tensor[] inputs, out object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        value = json.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => type == typeof(bool) ? json.GetBoolean() : null,
            JsonValueKind.Number => Number(json, type),
            JsonValueKind.String => Text(json.GetString()!, type, inputs),
            JsonValueKind.Array => List([.. json.EnumerateArray()], type),
            _ => null,
        };
        return value is not null;
    }

    private static object? Number(JsonElement json, Type type)
    {
        var whole = json.TryGetInt64(out var n);
        if (type == typeof(long)) return whole ? n : null;
        if (type == typeof(int)) return whole ? (int)n : null;
        if (type == typeof(double)) return json.GetDouble();
        if (type == typeof(float)) return json.GetSingle();
        if (type == typeof(Scalar)) return whole ? (Scalar)n : (Scalar)json.GetDouble();
        return null;
    }

    private static object? Text(string text, Type type, Tensor[] inputs)
    {
        if (type == typeof(Tensor)) return text[0] == '%' ? inputs[int.Parse(text.AsSpan(1), CultureInfo.InvariantCulture)] : null;
        return type.IsEnum && Enum.TryParse(type, text, ignoreCase: true, out var member) ? member : null;
    }

    private static object? List(JsonElement[] items, Type type)
    {
        var whole = items.All(i => i.TryGetInt64(out _));
        if (type == typeof(long[])) return whole ? Array.ConvertAll(items, i => i.GetInt64()) : null;
        if (type == typeof(double[])) return Array.ConvertAll(items, i => i.GetDouble());
        if (!type.IsAssignableTo(typeof(ITuple)) || type.GetGenericArguments().Length != items.Length) return null;
        return whole && type.GetGenericArguments()[0] == typeof(long)
            ? Activator.CreateInstance(type, [.. items.Select(i => (object)i.GetInt64())])
            : null;
    }
}
