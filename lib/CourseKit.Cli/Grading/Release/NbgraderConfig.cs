namespace CourseKit.Cli.Grading.Release;

/// <summary>What nbgrader must be told to handle C# notebooks.</summary>
internal static class NbgraderConfig
{
    public const string Text = """
        # Lets nbgrader take CourseKit's C# notebooks. Put it into the course's folder.
        c = get_config()

        # The language is the kernelspec's, letter by letter; nbgrader has no stub for it.
        c.ClearSolutions.code_stub = {"C#": "// TODO: your code here\nthrow new NotImplementedException();"}
        c.ClearSolutions.begin_solution_delimeter = "BEGIN SOLUTION"
        c.ClearSolutions.end_solution_delimeter = "END SOLUTION"
        c.ClearHiddenTests.begin_test_delimeter = "BEGIN HIDDEN TESTS"
        c.ClearHiddenTests.end_test_delimeter = "END HIDDEN TESTS"

        # nbgrader puts "# " and this text before a cell that it restores: as a pragma, on a line of its own, it is C#.
        c.OverwriteCells.missing_cell_notification = "pragma warning disable // restored: this cell had been removed\n\n"

        # Cells that train take longer than nbgrader's 30 seconds.
        c.ExecutePreprocessor.timeout = 300

        """;
}
