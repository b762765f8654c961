using System.Diagnostics.CodeAnalysis;
using CourseKit.Scripting.Execution;

namespace CourseKit.Scripting;

/// <summary>What every cell can call without a using: the names are those of .NET Interactive, so that a notebook runs in both.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "Names of .NET Interactive.")]
[SuppressMessage("Style", "IDE1006", Justification = "Names of .NET Interactive.")]
public static class NotebookFunctions
{
    /// <summary>Shows a value under the cell.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">Shows only these types; for a string, that it is of this type.</param>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> shows another value in the same place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows a value under the cell.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">Shows only these types.</param>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> shows another value in the same place.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows a value under a name of one's own, so that any later cell can put another in its place.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="displayId">The name, for <see cref="UpdateDisplay"/>.</param>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> shows another value in the same place.</returns>
    public static DisplayedValue DisplayAs(object? value, string displayId) => DisplayedValue.Show(value, [], displayId);

    /// <summary>Shows a value in every place that was made under a name.</summary>
    /// <param name="displayId">The name given to <see cref="DisplayAs"/>, or a <see cref="DisplayedValue.DisplayId"/>.</param>
    /// <param name="value">Any value.</param>
    public static void UpdateDisplay(string displayId, object? value) => DisplayedValue.UpdateAll(displayId, value);

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">True to keep it until the next output comes, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => CellContext.Current?.Post(new ClearOutput(wait));

    /// <summary>HTML to be shown as such, not as text.</summary>
    /// <param name="content">Markup of the user's own.</param>
    public static MimeContent HTML(string content) => new("text/html", content);

    /// <summary>Markdown to be shown rendered.</summary>
    /// <param name="content">Markdown text.</param>
    public static MimeContent Markdown(string content) => new("text/markdown", content);

    /// <summary>A formula to be shown set.</summary>
    /// <param name="content">LaTeX, such as <c>$$e^{i\pi} = -1$$</c>.</param>
    public static MimeContent Latex(string content) => new("text/latex", content);

    /// <summary>Runs a script in the page that shows the notebook.</summary>
    /// <param name="content">The script.</param>
    /// <returns>The display of the script.</returns>
    public static DisplayedValue Javascript(string content) => DisplayedValue.Show(new MimeContent("application/javascript", content), []);

    /// <summary>Asks the user for a line of text.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <returns>The answer without its line end; null when there is no more input.</returns>
    /// <exception cref="InvalidOperationException">The cell runs where nobody can be asked.</exception>
    public static string? GetInput(string prompt = "") => Ask(prompt, isPassword: false);

    /// <summary>Asks the user for a line that is not shown while it is typed.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <returns>The answer; null when there is no more input.</returns>
    /// <exception cref="InvalidOperationException">The cell runs where nobody can be asked.</exception>
    public static string? GetPassword(string prompt = "Password:") => Ask(prompt, isPassword: true);

    /// <summary>
    /// A bar that grows in place under the cell. To be disposed of at the end, or used up through <see cref="Track{T}"/>.
    /// </summary>
    /// <param name="total">The value at which it is full.</param>
    /// <param name="title">What is being done.</param>
    public static ProgressBar Progress(double total, string title = "") => new(total, title);

    /// <summary>The same items, with a bar that shows how many of them have been taken.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">Any sequence; one that does not know its length gets a count instead of a bar.</param>
    /// <param name="title">What is being done.</param>
    public static IEnumerable<T> Track<T>(this IEnumerable<T> items, string title = "")
    {
        ArgumentNullException.ThrowIfNull(items);
        return ProgressBar.Over(items, title);
    }

    private static string? Ask(string prompt, bool isPassword)
    {
        if (CellContext.Current is { } cell)
            return cell.ReadLine(prompt, isPassword);
        Console.Write(prompt);
        return Console.ReadLine();
    }
}
