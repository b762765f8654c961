namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    /// <summary>Writes settings and memory to a file, in TorchSharp's format.</summary>
    /// <param name="location">Path; an existing file is replaced once the new one is whole.</param>
    public void save_state_dict(string location) => AtomicFile.Write(location, stream =>
    {
        using var writer = new BinaryWriter(stream);
        save_state_dict(writer);
    });

    /// <summary>Writes settings and memory: the kind of optimiser, the numbers of groups and states, then each of them.</summary>
    /// <param name="writer">Where to; it stays open.</param>
    public void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var state = state_dict();
        TensorFile.WriteName(writer, GetType().Name);
        Leb128.Write(writer, state.Options.Count);
        Leb128.Write(writer, state.State.Count);
        foreach (var options in state.Options)
            options.SaveStateDict(writer);
        foreach (var memory in state.State)
            memory.SaveStateDict(writer);
    }

    /// <summary>Reads what <see cref="save_state_dict(string)"/> wrote.</summary>
    /// <param name="location">Path.</param>
    /// <inheritdoc cref="load_state_dict(BinaryReader)" path="/exception"/>
    public void load_state_dict(string location)
    {
        using var stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        load_state_dict(reader);
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote.</summary>
    /// <param name="reader">Stands at the state, and stays open.</param>
    /// <exception cref="InvalidDataException">The file is of another kind of optimiser, or of none.</exception>
    /// <exception cref="ArgumentException">The numbers of groups or parameters, or the shapes, differ.</exception>
    /// <exception cref="EndOfStreamException">The file was cut short.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        string kind = TensorFile.ReadName(reader);
        if (kind != GetType().Name)
            throw new InvalidDataException(
                $"Mismatched optimizer type: expected '{GetType().Name}', but found '{kind}' in the loaded stream.");
        var own = state_dict();
        RequireSame((int)Math.Min(int.MaxValue, Leb128.Read(reader, "the number of groups")), own.Options.Count, "parameter groups");
        RequireSame((int)Math.Min(int.MaxValue, Leb128.Read(reader, "the number of states")), own.State.Count, "states");
        foreach (var options in own.Options)
            options.LoadStateDict(reader);
        foreach (var memory in own.State)
            memory.LoadStateDict(reader);
    }
}
