"""One golden case: an op, its inputs and arguments, what PyTorch returns and the gradients of sum(output * cotangent)."""
import torch

from encode import DTYPES, compact, cotangent, decimals, number, numbers, tensor_json
from ops import OPS, view


class In:
    """An input before its values are drawn: shape, and where wanted dtype, values, range, view steps, or no gradient."""

    def __init__(self, *shape, dtype=None, data=None, low=-2.0, high=2.0, gap=0.0, steps=None, grad=True):
        self.shape, self.dtype, self.data, self.steps, self.grad = list(shape), dtype, data, steps or [], grad
        self.low, self.high, self.gap = low, high, gap

    def make(self, name, dtype):
        """The leaf tensor; without a dtype of its own it takes the case's."""
        self.made = DTYPES[self.dtype or dtype]
        count = 1
        for size in self.shape:
            count *= size
        values = self.data if self.data is not None else decimals(name, count, self.low, self.high, self.gap)
        leaf = torch.tensor([float(v) for v in values], dtype=torch.float64).to(self.made).reshape(self.shape)
        self.values = values
        return leaf.requires_grad_(True) if self.grad and self.made.is_floating_point else leaf

    def json(self):
        text = '{"dtype":"%s","shape":%s,"data":%s' % (
            str(self.made).removeprefix("torch."), compact(self.shape), "[" + ",".join(number(v) for v in self.values) + "]")
        return text + (',"view":' + compact(self.steps) if self.steps else "") + "}"


def shapes_text(inputs):
    return ", ".join("x".join(map(str, i.shape)) or "0-d" for i in inputs)


def cases(op, label, inputs, args=None, dtypes=("float32", "float64"), strict=False):
    """Lines of JSON for one case in each dtype. strict: the output's error is relative element by element, not to the whole."""
    args = args or {}
    for dtype in dtypes:
        name = f"{op} {label or shapes_text(inputs)}"
        # A name depends on nothing but the case; dtype comes last so that both precisions use the same numbers.
        leaves = [i.make(f"{name} {k}", dtype) for k, i in enumerate(inputs)]
        result = OPS[op]([view(leaf, i.steps) for leaf, i in zip(leaves, inputs)], args)
        outputs = result if isinstance(result, tuple) else (result,)
        differentiable = [o for o in outputs if o.requires_grad]
        if differentiable:
            sum((o * cotangent(o)).sum() for o in differentiable).backward()
        grads = ["null" if leaf.grad is None else numbers(leaf.grad) for leaf in leaves]
        yield '{"name":"%s %s","op":"%s",%s%s"inputs":[%s],"outputs":[%s],"grads":[%s]}' % (
            name, dtype, op, '"args":%s,' % compact(args) if args else "", '"strict":true,' if strict else "",
            ",".join(i.json() for i in inputs), ",".join(tensor_json(o) for o in outputs), ",".join(grads))
