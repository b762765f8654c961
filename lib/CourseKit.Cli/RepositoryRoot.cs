namespace CourseKit.Cli;

/// <summary>The course's folder: the nearest one upwards that has an environment.json.</summary>
internal static class RepositoryRoot
{
    /// <exception cref="CourseKitException">Neither the folder nor one above it has an environment.json.</exception>
    public static string Find(string from) =>
        CourseEnvironment.Find(from) is { } file
            ? Path.GetDirectoryName(file)!
            : throw new CourseKitException(
                $"{from}: neither this folder nor one above it has an {CourseEnvironment.FileName}; run course inside the course's " +
                "folder.");
}
