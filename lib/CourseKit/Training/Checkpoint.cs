using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>
/// A file from which a training goes on to the same bits: weights and buffers, the optimiser's memory, the state of the random numbers,
/// and the history, whose length says which epoch comes next. The order of the images follows from seed and epoch.
/// </summary>
internal sealed record Checkpoint(History History, long Step, int EpochsWithoutProgress, bool StoppedEarly)
{
    private const string Magic = "CourseKit checkpoint 1";

    /// <summary>
    /// Writes beside the file first and then over it: a crash leaves the old checkpoint or the new one, never half of one.
    /// </summary>
    public void Save(string path, Module<Tensor, Tensor> model, torch.optim.Optimizer optimizer)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var writer = new BinaryWriter(File.Create(temporary)))
            {
                writer.Write(Magic);
                writer.Write(JsonSerializer.Serialize(History.ToArray(), Json));
                writer.Write(Step);
                writer.Write(EpochsWithoutProgress);
                writer.Write(StoppedEarly);
                using var random = get_rng_state();
                writer.Write(random.bytes.Length);
                writer.Write(random.bytes);
                using var weights = new MemoryStream();
                using (var inner = new BinaryWriter(weights, System.Text.Encoding.UTF8, leaveOpen: true))
                    model.save(inner);
                writer.Write(weights.Length);
                weights.WriteTo(writer.BaseStream);
                OptimizerMemory.Write(optimizer, writer);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Reads a file into a model and, unless null, an optimiser and the random numbers.</summary>
    /// <exception cref="CourseKitException">Not a checkpoint, cut short, or of another model.</exception>
    public static Checkpoint Load(string path, Module<Tensor, Tensor> model, torch.optim.Optimizer? optimizer)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            if (reader.ReadString() != Magic)
                throw new CourseKitException($"{path} is not a checkpoint of this kit.");
            var history = new History();
            foreach (var epoch in JsonSerializer.Deserialize<EpochResult[]>(reader.ReadString(), Json) ?? [])
                history.Add(epoch);
            var checkpoint = new Checkpoint(history, reader.ReadInt64(), reader.ReadInt32(), reader.ReadBoolean());
            var random = reader.ReadBytes(CheckedLength(reader, reader.ReadInt32()));
            var length = CheckedLength(reader, reader.ReadInt64());
            using (var weights = new BinaryReader(new MemoryStream(reader.ReadBytes(length))))
                model.load(weights);
            if (optimizer is null)
                return checkpoint;
            OptimizerMemory.Read(optimizer, reader);
            using var state = tensor(random);
            set_rng_state(state);
            return checkpoint;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or JsonException or IOException or ArgumentException)
        {
            throw new CourseKitException($"{path} is no whole checkpoint for this model ({e.Message}): delete it to begin anew.", e);
        }
    }

    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static int CheckedLength(BinaryReader reader, long length) =>
        length >= 0 && length <= reader.BaseStream.Length - reader.BaseStream.Position
            ? (int)length
            : throw new EndOfStreamException($"a part of {length} bytes goes beyond the end");
}
