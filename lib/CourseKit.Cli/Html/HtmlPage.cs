using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Html;

internal static class HtmlPage
{
    public static string Render(Notebook notebook) => notebook.Name;
}
