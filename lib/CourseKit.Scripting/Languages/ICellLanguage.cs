namespace CourseKit.Scripting.Languages;

/// <summary>A language beside C# that cells may be written in. Its code runs on the cells' thread, one piece at a time.</summary>
public interface ICellLanguage : IDisposable
{
    /// <summary>Variables that are alive, with their values.</summary>
    IReadOnlyList<KeyValuePair<string, object?>> Values { get; }

    /// <summary>An assembly that values of the language have types of, to be known to C# as well; null when there is none.</summary>
    string? RuntimeAssembly { get; }

    /// <summary>Runs a piece of code.</summary>
    /// <param name="name">Name of the cell in error messages.</param>
    /// <param name="code">The code; lines are those of the cell.</param>
    /// <param name="result">Is given the value of the last expression, when there is one.</param>
    /// <returns>What is wrong with the code, or null. What the code throws is thrown.</returns>
    CellError? Execute(string name, string code, Action<object?> result);

    /// <summary>Declares a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The value cannot be a variable of the language; says why.</exception>
    void Assign(string name, object value);

    /// <summary>Refers to an assembly.</summary>
    /// <param name="path">The file.</param>
    void Refer(string path);
}
