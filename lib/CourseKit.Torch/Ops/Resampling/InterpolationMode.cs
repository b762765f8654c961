namespace TorchSharp;

public static partial class torch
{
    /// <summary>How values between pixels are found.</summary>
    public enum InterpolationMode
    {
        /// <summary>The neighbour of the pixel's edge.</summary>
        Nearest = 0,

        /// <summary>Between two neighbours, for (N, C, L).</summary>
        Linear = 1,

        /// <summary>Between two by two neighbours, for (N, C, H, W).</summary>
        Bilinear = 2,

        /// <summary>On cubics through four by four neighbours, for (N, C, H, W).</summary>
        Bicubic = 3,

        /// <summary>Between eight neighbours in space; not in this engine.</summary>
        Trilinear = 4,

        /// <summary>Mean of the pixels covered: adaptive average pooling.</summary>
        Area = 5,

        /// <summary>The neighbour of the pixel's middle.</summary>
        NearestExact = 6,
    }

    /// <summary>How values between pixels are found, for upsampling.</summary>
    public enum UpsampleMode
    {
        /// <summary>The neighbour of the pixel's edge.</summary>
        Nearest = 0,

        /// <summary>Between two neighbours, for (N, C, L).</summary>
        Linear = 1,

        /// <summary>Between two by two neighbours, for (N, C, H, W).</summary>
        Bilinear = 2,

        /// <summary>On cubics through four by four neighbours, for (N, C, H, W).</summary>
        Bicubic = 3,

        /// <summary>Between eight neighbours in space; not in this engine.</summary>
        Trilinear = 4,
    }
}
