namespace CourseKit.Plots.Svg;

/// <summary>A rectangle in pixels; y grows downwards.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CenterX => X + (Width / 2);

    public double CenterY => Y + (Height / 2);

    public Box Inset(double left, double top, double right, double bottom) =>
        new(X + left, Y + top, Math.Max(1, Width - left - right), Math.Max(1, Height - top - bottom));

    public Box Grow(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}
