using static TorchSharp.torch;

namespace CourseKit.Insight;

/// <summary>The frame of every look into a model: evaluation mode, nothing left behind.</summary>
internal static class Look
{
    /// <summary>Runs a function on a model in evaluation mode and puts mode, gradients and random numbers back.</summary>
    public static T At<T>(nn.Module model, Func<T> look)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var kept = new Training.KeptState(model, values: false);
        using var scope = NewDisposeScope();
        using var recording = enable_grad();        // whoever looks from inside no_grad wants the same picture
        model.eval();
        return look();
    }

    /// <summary>A batch from one image or several: (C, H, W) becomes (1, C, H, W), on the model's device.</summary>
    public static Tensor Batch(nn.Module model, Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() is not (3 or 4))
            throw new CourseKitException($"Images have the shape (C, H, W) or (N, C, H, W), got ({string.Join(", ", images.shape)}).");
        var device = model.parameters().FirstOrDefault()?.device ?? CPU;
        return (images.dim() == 3 ? images.unsqueeze(0) : images).detach().to(device);
    }

    /// <summary>One image as a batch of one.</summary>
    public static Tensor One(nn.Module model, Tensor image)
    {
        var batch = Batch(model, image);
        return batch.shape[0] == 1 ? batch : throw new CourseKitException(
            $"This looks at one image; the batch has {batch.shape[0]}: take one with batch[0].");
    }

    /// <summary>The class to explain: the one given, else the most probable.</summary>
    public static long Class(Tensor logits, long? target)
    {
        if (logits.dim() != 2)
            throw new CourseKitException($"The model gives ({string.Join(", ", logits.shape)}); a classifier gives (N, classes).");
        var chosen = target ?? logits.argmax(1).cpu().item<long>();
        return chosen >= 0 && chosen < logits.shape[1] ? chosen : throw new CourseKitException(
            $"Class {chosen} is asked for; the model has classes 0 to {logits.shape[1] - 1}.");
    }

    /// <summary>A matrix of shape (H, W) as numbers.</summary>
    public static double[,] Matrix(Tensor plane)
    {
        using var onCpu = plane.detach().cpu().to(float64).contiguous();
        var (rows, columns) = ((int)onCpu.shape[0], (int)onCpu.shape[1]);
        var (flat, matrix) = (onCpu.data<double>().ToArray(), new double[rows, columns]);
        Buffer.BlockCopy(flat, 0, matrix, 0, flat.Length * sizeof(double));
        return matrix;
    }

    /// <summary>All numbers of a tensor, in order.</summary>
    public static double[] Numbers(Tensor tensor)
    {
        using var onCpu = tensor.detach().cpu().to(float64).contiguous();
        return onCpu.data<double>().ToArray();
    }
}
