using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Loading;

/// <summary>An assembly file that cells refer to.</summary>
/// <param name="Name">Simple name of the assembly.</param>
/// <param name="OriginalPath">The file that the user, or another reference, means.</param>
/// <param name="LoadPath">The file that is loaded: a copy, or the original.</param>
/// <param name="Written">When the original was written, at the time it was referred to.</param>
/// <param name="Reference">The same for the compiler.</param>
internal sealed record ReferenceFile(
    string Name, string OriginalPath, string LoadPath, DateTime Written, MetadataReference Reference);
