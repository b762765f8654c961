namespace CourseKit.Cli.Converting;

/// <summary>What a notebook has for nothing and an app must bring along.</summary>
internal static class AppHelpers
{
    /// <summary>The display functions, as text on the console.</summary>
    public const string Display = """
        static class Notebook
        {
            public static void display(object? value, params string[] mimeTypes) => Console.WriteLine(Text(value));

            public static void Display(this object? value, params string[] mimeTypes) => display(value);

            public static object HTML(string content) => content;

            public static object Markdown(string content) => content;

            public static object Latex(string content) => content;

            static string Text(object? value) => value switch
            {
                null => "null",
                string text => text,
                System.Collections.IEnumerable items => "[ " + string.Join(", ", items.Cast<object?>().Take(100).Select(Text)) + " ]",
                _ => value.ToString() ?? "",
            };
        }
        """;
}
