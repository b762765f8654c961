using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Errors;

/// <summary>What a user gets wrong: libtorch's errors come as ExternalException and name the shapes and the rule.</summary>
public sealed class ErrorTests
{
    [EmbeddedFact("TorchSharp ends the process")]
    public void Matmul_InnerSizesDiffer_NamesBothShapes() =>
        Fails.With<ExternalException>(() => matmul(zeros(2, 3), zeros(2, 3)), "2x3 and 2x3");

    [Fact]
    public void Mm_InnerSizesDiffer_NamesBothShapes() =>
        Fails.With<ExternalException>(() => zeros(2, 3).mm(zeros(4, 5)), "2x3 and 4x5");

    [Fact]
    public void Bmm_BatchesDiffer_NamesTheSizes() =>
        Fails.With<ExternalException>(() => zeros(2, 3, 4).bmm(zeros(3, 4, 5)), "batch2", "[3, 4");

    [Fact]
    public void Linear_FeaturesDiffer_NamesBothShapes() =>
        Fails.With<ExternalException>(() => nn.Linear(4, 5).call(zeros(2, 3)), "2x3 and 4x5");

    [Fact]
    public void Add_ShapesDoNotBroadcast_NamesSizesAndDimension() =>
        Fails.With<ExternalException>(() => { _ = zeros(2, 3) + zeros(2, 4); }, "(3)", "(4)", "dimension 1");

    [Fact]
    public void AddInPlace_ResultWouldGrow_Throws() =>
        Fails.With<ExternalException>(() => zeros(3).add_(zeros(2, 3)), "[3]", "[2, 3]");

    [Fact]
    public void View_WrongCount_NamesShapeAndCount() =>
        Fails.With<ExternalException>(() => zeros(2, 3).view(4), "[4]", "6");

    [Fact]
    public void View_TwoUnknownSizes_Throws() => Fails.With<ExternalException>(() => zeros(2, 3).view(-1, -1), "only one dimension");

    [Fact]
    public void View_NotContiguous_SaysUseReshape() => Fails.With<ExternalException>(() => zeros(2, 3).t().view(6), "reshape");

    [Fact]
    public void Expand_SizeIsNotOne_NamesSizes() =>
        Fails.With<ExternalException>(() => zeros(2, 3).expand(2, 4), "(4)", "(3)", "dimension 1");

    [Fact]
    public void Permute_DimensionTwice_Throws() => Fails.With<ExternalException>(() => zeros(2, 3).permute(0, 0), "permute", "dims");

    [Fact]
    public void Transpose_DimensionOutOfRange_NamesRangeAndValue() =>
        Fails.With<ExternalException>(() => zeros(2, 3).transpose(0, 2), "[-2, 1]", "2");

    [Fact]
    public void Select_IndexOutOfRange_NamesIndexAndSize() =>
        Fails.With<ExternalException>(() => zeros(2, 3).select(1, 3), "index 3", "out of range", "[2, 3]", "dimension 1");

    [Fact]
    public void Narrow_BeyondTheEnd_NamesBounds() =>
        Fails.With<ExternalException>(() => zeros(2, 3).narrow(1, 2, 2), "start (2)", "length (2)", "size (3)");

    [Fact]
    public void Cat_OtherSizesDiffer_NamesSizes() =>
        Fails.With<ExternalException>(() => cat([zeros(2, 3), zeros(2, 4)], 0), "except in dimension 0", "size 3", "size 4");

    [Fact]
    public void Stack_ShapesDiffer_NamesShapes() =>
        Fails.With<ExternalException>(() => stack([zeros(2, 3), zeros(2, 4)]), "[2, 3]", "[2, 4]");

    [Fact]
    public void Max_EmptyTensor_Throws() => Fails.With<ExternalException>(() => zeros(0).max(), "max");

    [Fact]
    public void Mean_Integers_NamesTheType() => Fails.With<ExternalException>(() => tensor(new long[] { 1, 2 }).mean(), "mean", "Long");

    [Fact]
    public void Conv2d_ChannelsDiffer_NamesWeightInputAndChannels() =>
        Fails.With<ExternalException>(
            () => conv2d(zeros(1, 2, 5, 5), zeros(4, 3, 3, 3)), "[4, 3, 3, 3]", "[1, 2, 5, 5]", "3 channels", "2 channels");

    [Fact]
    public void Conv2d_KernelLargerThanInput_NamesBothSizes() =>
        Fails.With<ExternalException>(() => conv2d(zeros(1, 1, 3, 3), zeros(1, 1, 5, 5)), "(3 x 3)", "(5 x 5)");

    [Fact]
    public void MaxPool2d_PaddingOverHalfTheKernel_Throws() =>
        Fails.With<ExternalException>(() => max_pool2d(zeros(1, 1, 4, 4), [2, 2], [2, 2], [2, 2]), "pad", "kernel");

    [Fact]
    public void CrossEntropy_TargetOutOfRange_NamesTheTarget() =>
        Fails.With<ExternalException>(() => cross_entropy(zeros(2, 3), tensor(new long[] { 0, 5 })), "target 5", "out of bounds");

    [Fact]
    public void CrossEntropy_BatchSizesDiffer_NamesBoth() =>
        Fails.With<ExternalException>(() => cross_entropy(zeros(2, 3), tensor(new long[] { 0, 1, 2 })), "batch_size (2)", "batch_size (3)");

    [Fact]
    public void Item_ManyElements_Throws() => Fails.With<ArgumentException>(() => zeros(3).item<float>(), "1");

    [Fact]
    public void Data_OtherElementType_NamesBothTypes() => Fails.With<ArgumentException>(() => zeros(3).data<double>(), "Double", "Float32");

    [Fact]
    public void RequiresGrad_Integers_Throws() =>
        Fails.With<ExternalException>(() => tensor(new long[] { 1 }).requires_grad_(true), "floating point");

    [Fact]
    public void CosineSimilarity_OfIntegers_NamesTheirType() =>
        Fails.With<ExternalException>(() => nn.functional.cosine_similarity(ones(1, 2, dtype: ScalarType.Int64),
            ones(1, 2, dtype: ScalarType.Byte)), "floating point", "Long");
}
