using System.Globalization;

namespace CourseKit.Plots.Pixels;

/// <summary>
/// Reads the part of SVG's path language that the kit's own figures use; an unknown command is a defect here, not of a file.
/// </summary>
internal static class PathReader
{
    public static List<List<(double X, double Y)>> Read(string d)
    {
        var rings = new List<List<(double X, double Y)>>();
        var (at, i) = ((X: 0.0, Y: 0.0), 0);
        var command = ' ';
        while (true)
        {
            while (i < d.Length && (d[i] is ' ' or ','))
                i++;
            if (i >= d.Length)
                return rings;
            if (char.IsAsciiLetter(d[i]))
                command = d[i++];
            switch (command)
            {
                case 'M' or 'm':
                    at = Point(command == 'm');
                    rings.Add([at]);
                    command = command == 'm' ? 'l' : 'L';
                    break;
                case 'L' or 'l':
                    Add(Point(command == 'l'));
                    break;
                case 'H' or 'h':
                    Add((Number() + (command == 'h' ? at.X : 0), at.Y));
                    break;
                case 'V' or 'v':
                    Add((at.X, Number() + (command == 'v' ? at.Y : 0)));
                    break;
                case 'a':
                    HalfCircle();
                    break;
                case 'Z' or 'z':
                    at = rings[^1][0];
                    rings[^1].Add(at);
                    break;
                default:
                    throw new InvalidOperationException($"Path command '{command}' is not among those that figures use.");
            }
        }

        void Add((double X, double Y) point) => rings[^1].Add(at = point);

        (double X, double Y) Point(bool relative)
        {
            var (x, y) = (Number(), Number());
            return relative ? (at.X + x, at.Y + y) : (x, y);
        }

        // "a r r 0 1 0 dx 0" with |dx| = 2r: symbols are made of two such halves.
        void HalfCircle()
        {
            var (r, _, _, _, _, dx, _) = (Number(), Number(), Number(), Number(), Number(), Number(), Number());
            var (centre, start) = ((X: at.X + (dx / 2), at.Y), dx > 0 ? Math.PI : 0);
            for (var k = 1; k <= 8; k++)
                Add((centre.X + (r * Math.Cos(start - (Math.PI * k / 8))), centre.Y + (r * Math.Sin(start - (Math.PI * k / 8)))));
        }

        double Number()
        {
            while (i < d.Length && (d[i] is ' ' or ','))
                i++;
            var start = i++;
            while (i < d.Length && (char.IsAsciiDigit(d[i]) || d[i] == '.'))
                i++;
            return double.Parse(d.AsSpan(start, i - start), CultureInfo.InvariantCulture);
        }
    }
}
