namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Page-locked memory, from which a graphics card copies while it computes: this engine has no card to copy for.</summary>
        /// <exception cref="InvalidOperationException">Always.</exception>
        public Tensor pin_memory() => throw new InvalidOperationException(
            "the embedded engine pins no memory: it computes on the CPU only. For a GPU, choose a TorchSharp engine: " +
            "\"engine\" in environment.json.");

        /// <summary>Whether the memory is page-locked: never, in this engine.</summary>
        public bool is_pinned() => false;
    }
}
