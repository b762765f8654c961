namespace CourseKit.Plots;

/// <summary>One picture of an <see cref="ImageGridTrace"/> with what stands under it.</summary>
/// <param name="Raster">Grey or RGB.</param>
/// <param name="Caption">First line below, for instance the label; empty for none.</param>
/// <param name="Verdict">Second line below, for instance the prediction; empty for none.</param>
/// <param name="Right">Whether the verdict is right: a tick and a thin frame, or a cross and a thick frame; null draws neither.</param>
public sealed record Picture(Raster Raster, string Caption = "", string Verdict = "", bool? Right = null);
