using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Notebooks;

public sealed class NotebookWriterTests : IDisposable
{
    // As Jupyter's own nbformat writes it: keys sorted, indent 1, text in lines, a final line end.
    private const string Canonical = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {
            "slideshow": {
             "slide_type": "slide"
            }
           },
           "source": [
            "# Été <&> 数字\n",
            "text"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "c1",
           "metadata": {},
           "outputs": [
            {
             "data": {
              "application/vnd.plotly.v1+json": {
               "data": [
                1.50,
                2e-05
               ],
               "layout": {}
              },
              "text/plain": [
               "a \"quoted\" line"
              ]
             },
             "execution_count": 1,
             "metadata": {},
             "output_type": "execute_result"
            }
           ],
           "source": []
          }
         ],
         "metadata": {
          "a_tool_of_tomorrow": [
           1,
           null,
           true
          ],
          "kernelspec": {
           "display_name": "C#",
           "language": "C#",
           "name": "csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("notebook tests ").FullName;

    [Fact]
    public void Write_CanonicalNotebook_IsTheSameByteForByte() => Assert.Equal(Canonical, NotebookWriter.Write(Read(Canonical)));

    [Fact]
    public void Write_OldMinorFormat_GetsIdsAndKeepsTheRest()
    {
        var notebook =
            Read(
                """{"nbformat":4,"nbformat_minor":2,"metadata":{"x":1},"cells":[{"cell_type":"code","source":"1\n2"},{"cell_type":"raw","source":"r"}]}""");

        Assert.Equal(["cell-1", "cell-2"], notebook.Cells.Select(c => (string)c.Json["id"]!));
        string written = NotebookWriter.Write(notebook);
        Assert.Contains("\"nbformat_minor\": 5", written, StringComparison.Ordinal);
        Assert.Contains("\"x\": 1", written, StringComparison.Ordinal);
        Assert.Equal(written, NotebookWriter.Write(Read(written)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("one\n")]
    [InlineData("a\r\nb\rc\u2028d\n\n")]
    public void Split_Text_JoinsToTheSame(string text) => Assert.Equal(text, NotebookText.Join(NotebookText.Split(text)));

    private Notebook Read(string content)
    {
        string path = Path.Combine(_folder, "n.ipynb");
        File.WriteAllText(path, content);
        return NotebookReader.Read(path);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
