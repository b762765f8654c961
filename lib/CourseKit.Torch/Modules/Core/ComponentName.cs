using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp.Utils
{
    /// <summary>Gives a field of a module another name for registration: the one it has in the names of parameters and in
    /// files.</summary>
    [AttributeUsage(AttributeTargets.Field)]
    public class ComponentNameAttribute : Attribute
    {
        /// <summary>The name, without dots.</summary>
        public string Name { get; set; } = "";
    }
}

namespace TorchSharp
{
    /// <summary>Names of the fields of modules.</summary>
    public static class FieldInfoExtensionMethods
    {
        /// <summary>The name under which a field is registered: its <see cref="ComponentNameAttribute"/>'s, or else its own.</summary>
        public static string ComponentName(this FieldInfo field) =>
            field.GetCustomAttribute<ComponentNameAttribute>() is { Name.Length: > 0 } given ? given.Name : field.Name;
    }
}
