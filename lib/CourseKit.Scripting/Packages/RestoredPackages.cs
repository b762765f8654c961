namespace CourseKit.Scripting.Packages;

/// <summary>What a set of packages comes to on this machine.</summary>
/// <param name="Packages">Every package, those that others need among them, with its version.</param>
/// <param name="Assemblies">For the compiler and for the runtime; the two may differ.</param>
/// <param name="NativeFiles">Native libraries for this platform.</param>
internal sealed record RestoredPackages(
    IReadOnlyDictionary<string, string> Packages, IReadOnlyList<PackageAssembly> Assemblies, IReadOnlyList<string> NativeFiles);

/// <summary>An assembly of a package.</summary>
/// <param name="CompilePath">What the compiler reads.</param>
/// <param name="LoadPath">What is loaded.</param>
internal sealed record PackageAssembly(string CompilePath, string LoadPath);
