using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CourseKit.Tests.ImageTests;

/// <summary>What the scripts in tests/golden wrote: pictures.py and augmentations.py.</summary>
internal static class PictureCases
{
    public static readonly JsonElement Pictures = Load("pictures.json");
    public static readonly JsonElement Augmentations = Load("augmentations.json");

    public static IEnumerable<JsonElement> All => Pictures.GetProperty("cases").EnumerateArray();

    public static string Name(this JsonElement entry) => entry.GetProperty("name").GetString()!;

    public static int Int(this JsonElement entry, string name) => entry.GetProperty(name).GetInt32();

    public static double Double(this JsonElement entry, string name) => entry.GetProperty(name).GetDouble();

    public static byte[] Bytes(this JsonElement entry, string name) => entry.GetProperty(name).GetBytesFromBase64();

    private static JsonElement Load(string name, [CallerFilePath] string here = "") =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "golden", "data", name))).RootElement;
}
