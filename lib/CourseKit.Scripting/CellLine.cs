using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace CourseKit.Scripting;

/// <summary>
/// The top-level statement that the running cell has reached; cells are compiled to note it. Optimised code keeps no line for
/// an index out of range or a null reference, and an error without a line is of little use to a student.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellLine
{
    /// <summary>Line in the cell, from 1.</summary>
    [SuppressMessage("Design", "CA2211", Justification = "A plain store, once per statement, is all it may cost.")]
    public static int Now;
}
