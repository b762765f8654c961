using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>ReLU writes over what nobody else holds; nobody who holds something may notice.</summary>
[Collection(GlobalState.Name)]
public sealed class OverwritingTests
{
    private static readonly float[] Mixed = [-2, -1, 0, 1, 2, 3];

    [Fact]
    public void A_sequence_gives_the_values_and_gradients_of_its_layers_called_by_hand()
    {
        manual_seed(3);
        using var convolution = nn.Conv2d(2, 4, 3, padding: 1);
        using var linear = nn.Linear(4 * 5 * 5, 3);
        using var x = randn([2, 2, 5, 5], requires_grad: true);
        using var sequence = nn.Sequential(convolution, nn.ReLU(), nn.Flatten(), linear, nn.ReLU());
        var together = sequence.call(x);
        together.sum().backward();
        var (dx, dw) = (x.grad!.clone(), convolution.weight.grad!.clone());
        x.grad = null;
        sequence.zero_grad();

        var maps = convolution.call(x);
        var alone = nn.functional.relu(linear.call(nn.functional.relu(maps).flatten(1)));
        alone.sum().backward();

        Assert.Equal(Values.Of(alone), Values.Of(together));
        Assert.Equal(Values.Of(x.grad!), Values.Of(dx));
        Assert.Equal(Values.Of(convolution.weight.grad!), Values.Of(dw));
    }

    [Fact]
    public void The_input_of_a_sequence_stays_as_it_was()
    {
        using var x = tensor(Mixed);
        using var sequence = nn.Sequential(nn.ReLU(), nn.Identity(), nn.ReLU());
        using var y = sequence.call(x);
        Assert.Equal(Mixed, x.data<float>().ToArray());
        Assert.Equal([0, 0, 0, 1, 2, 3], y.data<float>().ToArray());
    }

    [Fact]
    public void A_hook_that_keeps_the_output_before_relu_keeps_its_values()
    {
        using var linear = nn.Linear(1, 1, hasBias: false);
        using (no_grad())
            linear.weight.fill_(1);
        using var sequence = nn.Sequential(linear, nn.ReLU());
        Tensor? kept = null;
        var hook = linear.register_forward_hook((_, _, y) =>
        {
            kept = y.alias();
            return y;
        });
        using var output = sequence.call(tensor(Mixed).reshape(6, 1));
        hook.remove();
        Assert.Equal(Mixed, kept!.data<float>().ToArray());
        Assert.Equal([0, 0, 0, 1, 2, 3], output.data<float>().ToArray());
    }

    [Fact]
    public void A_hook_on_relu_sees_what_came_in()
    {
        using var relu = nn.ReLU();
        using var sequence = nn.Sequential(nn.Identity(), nn.Linear(6, 6), relu);
        float lowest = 0;
        relu.register_forward_hook((_, input, y) =>
        {
            lowest = input.min().item<float>();
            return y;
        });
        sequence.call(tensor(Mixed) * 10).Dispose();
        Assert.True(lowest < 0);
    }

    [Fact]
    public void The_gradient_that_a_user_gives_stays_as_it_was()
    {
        using var x = tensor(Mixed).requires_grad_();
        using var given = tensor(new float[] { 1, 2, 3, 4, 5, 6 });
        nn.functional.relu(x).backward([given]);
        Assert.Equal([1, 2, 3, 4, 5, 6], given.data<float>().ToArray());
        Assert.Equal([0, 0, 0, 4, 5, 6], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_gradient_that_goes_two_ways_is_whole_on_both()
    {
        // y = relu(x) + 10 x: the sum hands one gradient to both
        using var x = tensor(Mixed).requires_grad_();
        using var tenfold = x * 10;
        using var y = nn.functional.relu(x) + tenfold;
        y.retain_grad();
        y.backward([ones(6)]);
        Assert.Equal([10, 10, 10, 11, 11, 11], x.grad!.data<float>().ToArray());
        Assert.Equal([1, 1, 1, 1, 1, 1], y.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_graph_that_is_kept_gives_the_same_gradient_again()
    {
        using var x = tensor(Mixed).requires_grad_();
        using var y = nn.functional.relu(x * 2).sum();
        y.backward(retain_graph: true);
        y.backward();
        Assert.Equal([0, 0, 0, 4, 4, 4], x.grad!.data<float>().ToArray());
    }
}
