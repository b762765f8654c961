using System.Reflection;
using System.Text;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Docs;

/// <summary>What the engine covers, read from its public names: the text of COVERAGE.md.</summary>
internal static class Coverage
{
    private const string InPlace = "_";

    /// <summary>Names by area. A name with an in-place twin is written once, with (_) behind it.</summary>
    public static IEnumerable<(string Area, string[] Names)> Areas()
    {
        yield return ("`torch`", Methods(typeof(TorchSharp.torch), BindingFlags.Static));
        yield return ("`torch.Tensor`", Methods(typeof(Tensor), BindingFlags.Instance | BindingFlags.Static));
        yield return ("`torch.nn.functional`", Methods(typeof(nn.functional), BindingFlags.Static));
        yield return ("`torch.nn.init`", Methods(typeof(nn.init), BindingFlags.Static));
        yield return ("`torch.nn.utils`", Methods(typeof(nn.utils), BindingFlags.Static));
        yield return ("layers and losses", Modules(typeof(nn.Module)));
        yield return ("optimisers", Modules(typeof(optim.Optimizer)));
        yield return ("schedules", Names(typeof(optim.lr_scheduler)
            .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)));
        yield return ("`torch.autograd`", Methods(typeof(autograd), BindingFlags.Static));
        yield return ("`torch.utils.data`",
            [.. Names(typeof(utils.data).GetNestedTypes()), .. Methods(typeof(utils.data), BindingFlags.Static)]);
        yield return ("`torch.random`, `torch.Generator`", [.. Methods(typeof(random), BindingFlags.Static)
            .Union(Methods(typeof(Generator), BindingFlags.Instance)).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The file's text.</summary>
    public static string Text()
    {
        var text = new StringBuilder("# What the embedded engine covers\n\n");
        text.Append(
            "Written from the compiled engine by the tests; `name(_)` also has an in-place form. Each has TorchSharp 0.106's signature.\n");
        foreach (var (area, names) in Areas())
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {area}: {names.Length}\n\n{string.Join(' ', names)}\n");
        return text.ToString();
    }

    private static string[] Methods(Type type, BindingFlags kind) =>
        Names(type.GetMethods(kind | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName));

    private static string[] Modules(Type root) =>
        Names(root.Assembly.GetExportedTypes().Where(t => t.Namespace == "TorchSharp.Modules" && !t.IsAbstract && t.IsSubclassOf(root)));

    private static string[] Names(IEnumerable<MemberInfo> members)
    {
        var names = members.Select(m => m.Name.Split('`')[0]).ToHashSet(StringComparer.Ordinal);
        return [.. names.Where(n => !(n.EndsWith(InPlace, StringComparison.Ordinal) && names.Contains(n[..^1])))
            .Select(n => names.Contains(n + InPlace) ? $"{n}({InPlace})" : n).Order(StringComparer.Ordinal)];
    }
}
