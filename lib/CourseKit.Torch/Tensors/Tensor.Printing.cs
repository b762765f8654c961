namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, element type and device in one line: "[2x3], type = Float32, device = cpu".</summary>
        public override string ToString() =>
            IsInvalid ? "[disposed tensor]" : $"[{string.Join('x', Impl.Sizes)}], type = {Impl.Dtype}, device = {device}";
    }
}
