using System.Collections.Concurrent;
using System.ComponentModel;

namespace CourseKit.Scripting;

/// <summary>Hands a value to the C# that declares a variable for it; see <c>#!share</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SharedValues
{
    private static readonly ConcurrentDictionary<string, object> Waiting = new();

    internal static void Put(string key, object value) => Waiting[key] = value;

    /// <summary>Takes the value, which is then no longer held here.</summary>
    /// <param name="key">Names it.</param>
    public static object Take(string key) => Waiting.TryRemove(key, out var value) ? value : throw new KeyNotFoundException(key);
}
