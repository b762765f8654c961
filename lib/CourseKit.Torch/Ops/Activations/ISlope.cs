namespace TorchSharp;

/// <summary>A curved activation whose derivative is known in differentiable operations: it has second derivatives.</summary>
internal interface ISlope
{
    /// <summary>The derivative at each element.</summary>
    torch.Tensor Slope(torch.Tensor x);
}

/// <summary>An activation of straight pieces: its second derivative is 0 wherever there is one.</summary>
internal interface IPiecewiseLinear;
