using System.Reflection;
using System.Text.Json;

namespace CourseKit.PlotlyNet;

/// <summary>JSON as the objects that Plotly.NET writes JSON from: properties by name, lists, numbers, texts.</summary>
internal static class PlotlyProperties
{
    // SetValue until version 2 of DynamicObj, SetProperty since.
    private static readonly MethodInfo Set = typeof(DynamicObj.DynamicObj).GetMethod("SetProperty", [typeof(string), typeof(object)])
        ?? typeof(DynamicObj.DynamicObj).GetMethod("SetValue", [typeof(string), typeof(object)])
        ?? throw new MissingMethodException(nameof(DynamicObj.DynamicObj), "SetProperty");

    /// <summary>Sets each member of a JSON object.</summary>
    public static T Fill<T>(T target, JsonElement json) where T : DynamicObj.DynamicObj
    {
        foreach (var member in json.EnumerateObject())
            Set.Invoke(target, [member.Name, Value(member.Value)]);
        return target;
    }

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Fill(new DynamicObj.DynamicObj(), json),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt32(out int whole) ? whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
