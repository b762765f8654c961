using System.ComponentModel;
using CourseKit.Scripting.Execution;

namespace CourseKit.Scripting;

/// <summary>
/// Learns which top-level statement a cell has reached; cells are compiled to tell. Optimised code keeps no line for an index out
/// of range or a null reference, and an error without a line is of little use to a student.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellLine
{
    /// <summary>The running cell has reached a line.</summary>
    /// <param name="line">Line in the cell, from 1.</param>
    public static void Reached(int line)
    {
        if (CellContext.Current is { } cell)
            cell.Line = line;
    }
}
