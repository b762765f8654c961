namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>The <see cref="SeccompFilter"/> as a file that only this user can read; gone when the grader ends.</summary>
internal static class FilterFile
{
    private static readonly Lazy<string?> Written = new(Write);

    /// <summary>Null where there is no filter for this processor, or no room for the file.</summary>
    public static string? Path => Written.Value;

    private static string? Write()
    {
        try
        {
            if (SeccompFilter.Create() is not { } program)
                return null;
            string folder = Directory.CreateTempSubdirectory("course-filter-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
            string path = System.IO.Path.Combine(folder, "calls");
            File.WriteAllBytes(path, program);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system's temporary folder is cleaned by the system.
        }
    }
}
