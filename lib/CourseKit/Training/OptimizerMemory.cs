using System.Reflection;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>
/// Writes and reads what an optimiser remembers of its parameters, momenta and counters, exactly. It asks the optimiser for its state
/// and takes the state's public fields as they are named, so every optimiser of every engine is covered.
/// </summary>
internal static class OptimizerMemory
{
    private const byte None = 0, TensorValue = 1, IntegerValue = 2, NumberValue = 3;

    public static void Write(torch.optim.Optimizer optimizer, BinaryWriter writer)
    {
        var states = StatesOf(optimizer);
        writer.Write(states.Count);
        foreach (var state in states)
        {
            var fields = FieldsOf(state);
            writer.Write(fields.Count);
            foreach (var field in fields)
            {
                writer.Write(field.Name);
                WriteValue(writer, field.GetValue(state));
            }
        }
    }

    public static void Read(torch.optim.Optimizer optimizer, BinaryReader reader)
    {
        var states = StatesOf(optimizer);
        var count = reader.ReadInt32();
        if (count != states.Count)
            throw new CourseKitException($"The checkpoint is of an optimiser with {count} parameters, this one has {states.Count}.");
        foreach (var state in states)
        {
            var fields = FieldsOf(state).ToDictionary(field => field.Name);
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                var name = reader.ReadString();
                if (!fields.TryGetValue(name, out var field))
                    throw new CourseKitException($"The checkpoint is of another kind of optimiser: {state.GetType()} has no '{name}'.");
                var old = field.GetValue(state);
                field.SetValue(state, ReadValue(reader, old as Tensor));
            }
        }
    }

    private static List<OptimizerState> StatesOf(torch.optim.Optimizer optimizer) => optimizer is OptimizerHelper helper
        ? helper.state_dict().State
        : throw new CourseKitException(
            $"The state of a {optimizer.GetType().Name} cannot be kept: it is not one of the engine's optimisers.");

    private static List<FieldInfo> FieldsOf(OptimizerState state) =>
        [.. state.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance).OrderBy(field => field.Name, StringComparer.Ordinal)];

    private static void WriteValue(BinaryWriter writer, object? value)
    {
        switch (value)
        {
            case Tensor tensor:
                using (var onCpu = tensor.detach().cpu().contiguous())
                {
                    writer.Write(TensorValue);
                    writer.Write((int)onCpu.dtype);
                    writer.Write(onCpu.shape.Length);
                    foreach (var size in onCpu.shape)
                        writer.Write(size);
                    writer.Write(onCpu.bytes);
                }
                break;
            case long or int:
                writer.Write(IntegerValue);
                writer.Write(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double or float:
                writer.Write(NumberValue);
                writer.Write(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case null:
                writer.Write(None);
                break;
            default:
                throw new CourseKitException($"An optimiser remembers a {value.GetType().Name}, which checkpoints do not know.");
        }
    }

    private static object? ReadValue(BinaryReader reader, Tensor? old)
    {
        switch (reader.ReadByte())
        {
            case TensorValue:
                var type = (ScalarType)reader.ReadInt32();
                var shape = new long[reader.ReadInt32()];
                for (var i = 0; i < shape.Length; i++)
                    shape[i] = reader.ReadInt64();
                using (var onCpu = empty(shape, dtype: type))
                {
                    reader.BaseStream.ReadExactly(onCpu.bytes);
                    var device = old?.device ?? CPU;
                    old?.Dispose();
                    return onCpu.to(device, copy: true).DetachFromDisposeScope();
                }
            case IntegerValue:
                return reader.ReadInt64();
            case NumberValue:
                return reader.ReadDouble();
            default:
                old?.Dispose();
                return null;
        }
    }
}
