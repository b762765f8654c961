using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>
/// Keeps the last and the best state of a training: in files where a folder is named, the best also in memory where asked for.
/// </summary>
internal sealed class CheckpointKeeper(
    Trainer trainer, Module<Tensor, Tensor> model, ScheduledOptimizer optimizer, History history) : IDisposable
{
    private readonly Dictionary<string, Tensor> _best = [];

    private string? Last => trainer.Checkpoints is { } folder ? Path.Combine(folder, Trainer.LastCheckpoint) : null;

    private string? Best => trainer.Checkpoints is { } folder ? Path.Combine(folder, Trainer.BestCheckpoint) : null;

    /// <summary>Goes on from the last checkpoint, if that is asked for and there is one.</summary>
    /// <returns>Epochs without progress so far.</returns>
    public int Resume()
    {
        if (Last is not { } path || !trainer.Resume || !File.Exists(path))
            return 0;
        var checkpoint = Checkpoint.Load(path, model, optimizer.Optimizer);
        foreach (var epoch in checkpoint.History)
            history.Add(epoch);
        history.StoppedEarly = checkpoint.StoppedEarly;
        optimizer.Done = checkpoint.Step;
        return checkpoint.EpochsWithoutProgress;
    }

    /// <summary>After each epoch.</summary>
    public void Keep(bool isBest, int epochsWithoutProgress)
    {
        if (isBest && trainer.Patience is not null && trainer.RestoreBest && Best is null)
            KeepInMemory();
        if (Last is not { } last)
            return;
        Directory.CreateDirectory(trainer.Checkpoints!);
        var checkpoint = new Checkpoint(history, optimizer.Done, epochsWithoutProgress, history.StoppedEarly);
        checkpoint.Save(last, model, optimizer.Optimizer);
        if (isBest)
            checkpoint.Save(Best!, model, optimizer.Optimizer);
    }

    /// <summary>Puts the best epoch's weights back.</summary>
    public void RestoreBest()
    {
        if (Best is { } path && File.Exists(path))
        {
            Checkpoint.Load(path, model, null);
            return;
        }
        using var noGrad = no_grad();
        foreach (var (name, tensor) in model.state_dict())
        {
            if (_best.TryGetValue(name, out var kept))
                tensor.copy_(kept);
        }
    }

    /// <summary>Frees the weights kept in memory.</summary>
    public void Dispose()
    {
        foreach (var tensor in _best.Values)
            tensor.Dispose();
        _best.Clear();
    }

    private void KeepInMemory()
    {
        Dispose();
        using var noGrad = no_grad();
        foreach (var (name, tensor) in model.state_dict())
            _best[name] = tensor.detach().clone().DetachFromDisposeScope();
    }
}
