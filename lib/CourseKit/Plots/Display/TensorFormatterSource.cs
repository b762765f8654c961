using CourseKit.Plots.Display;
using CourseKit.Plots.Tensors;
using TorchSharp;

[assembly: TypeFormatterSource(typeof(TensorFormatterSource))]

namespace CourseKit.Plots.Display;

/// <summary>
/// How a notebook shows a tensor: shape, element type and values; and a picture, when it has the shape of one. The attribute stands on
/// the assembly, since the type is the engine's.
/// </summary>
internal sealed class TensorFormatterSource
{
    private readonly Formatter[] _formatters =
    [
        new("text/plain", TensorText.Of),
        new("text/html", static tensor =>
            $"<pre>{System.Net.WebUtility.HtmlEncode(TensorText.Of(tensor))}</pre>{TensorPicture.Html(tensor)}"),
    ];

    /// <summary>Called by name, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private sealed class Formatter(string mimeType, Func<torch.Tensor, string> write)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not torch.Tensor tensor)
                return false;
            writer.Write(write(tensor));
            return true;
        }
    }
}
