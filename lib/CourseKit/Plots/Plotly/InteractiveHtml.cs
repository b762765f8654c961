namespace CourseKit.Plots.Plotly;

/// <summary>
/// A picture that needs nothing, with a few lines of script that put plotly's figure in its place once plotly.js is there.
/// </summary>
internal static class InteractiveHtml
{
    // The document is ASCII without '<': it cannot end the script element. The picture goes only after plotly has drawn.
    public static string Of(Figure figure) =>
        $"<div class=\"coursekit-figure\">{figure.ToHtml()}<script>(function () {{" +
        "var box = document.currentScript.parentNode, picture = box.firstChild;" +
        "function draw() { if (!window.Plotly) { return; } var place = document.createElement('div'); box.appendChild(place);" +
        $"var f = {figure.ToPlotlyJson()};" +
        "Promise.resolve(window.Plotly.newPlot(place, f.data, f.layout, f.config)).then(" +
        "function () { picture.style.display = 'none'; }, function () { box.removeChild(place); }); }" +
        "if (window.Plotly) { draw(); } else { window.addEventListener('load', draw); } })();</script></div>";
}
