"""Twenty steps of every optimiser on one small regression, and twenty-five steps of every schedule."""
import torch
import torch.nn.functional as F
from torch.optim import lr_scheduler as schedule

from encode import DTYPES, compact, decimals, number, tensor_json

STEPS = 20
SETTINGS = {
    "Adam": [{}, {"lr": 0.05, "beta1": 0.8, "beta2": 0.95}, {"amsgrad": True, "lr": 0.1}, {"weight_decay": 0.1, "maximize": True}, {"eps": 0.01}],
    "AdamW": [{}, {"lr": 0.05, "weight_decay": 0.2}, {"amsgrad": True, "weight_decay": 0.01}, {"beta1": 0.5, "maximize": True}],
    "RMSProp": [{}, {"lr": 0.05, "momentum": 0.9}, {"centered": True, "alpha": 0.9}, {"centered": True, "momentum": 0.5, "weight_decay": 0.1},
                {"maximize": True, "eps": 0.01}],
    "Adagrad": [{}, {"lr": 0.1, "lr_decay": 0.05}, {"initial_accumulator_value": 0.5, "weight_decay": 0.1}],
    "Adadelta": [{}, {"lr": 0.5, "rho": 0.8}, {"weight_decay": 0.1, "eps": 0.001, "maximize": True}],
    "Adamax": [{}, {"lr": 0.05, "beta1": 0.7, "beta2": 0.9}, {"weight_decay": 0.1}],
    "NAdam": [{}, {"lr": 0.05, "momentum_decay": 0.1}, {"weight_decay": 0.1, "beta1": 0.8}],
    "RAdam": [{}, {"lr": 0.05, "beta2": 0.9}, {"weight_decay": 0.1}],
    "ASGD": [{}, {"lr": 0.05, "lambd": 0.01, "alpha": 0.5, "t0": 5.0}, {"weight_decay": 0.1}],
    "Rprop": [{}, {"lr": 0.05, "etaminus": 0.3, "etaplus": 1.5}, {"min_step": 0.001, "max_step": 0.02}],
}
# TorchSharp's defaults where they are not PyTorch's, so that every case says what it runs with.
DEFAULTS = {"AdamW": {"weight_decay": 0}, "ASGD": {"lr": 0.01}}
NAMES = {"RMSProp": "RMSprop"}


def build(name, parameters, settings):
    options = {**DEFAULTS.get(name, {}), **settings}
    if "beta1" in options or "beta2" in options:
        options["betas"] = (options.pop("beta1", 0.9), options.pop("beta2", 0.999))
    if "etaminus" in options:
        options["etas"] = (options.pop("etaminus"), options.pop("etaplus"))
    if "min_step" in options:
        options["step_sizes"] = (options.pop("min_step"), options.pop("max_step"))
    return getattr(torch.optim, NAMES.get(name, name))(parameters, **options)


def leaf(name, dtype, *shape):
    count = torch.Size(shape).numel()
    return torch.tensor(decimals(f"optimiser {name}", count), dtype=torch.float64).to(DTYPES[dtype]).reshape(shape)


def runs():
    """Fits 5 samples of 4 numbers to 3 by mean squared error; the losses and the last weight and bias are the golden values."""
    for name, all_settings in SETTINGS.items():
        for settings in all_settings:
            for dtype in ("float32", "float64"):
                x, y, w, b = leaf("x", dtype, 5, 4), leaf("y", dtype, 5, 3), leaf("w", dtype, 3, 4), leaf("b", dtype, 3)
                start = [tensor_json(t) for t in (x, y, w, b)]
                w.requires_grad_(True)
                b.requires_grad_(True)
                optimizer = build(name, [w, b], settings)
                losses = []
                for _ in range(STEPS):
                    optimizer.zero_grad()
                    loss = F.mse_loss(F.linear(x, w, b), y)
                    loss.backward()
                    optimizer.step()
                    losses.append(loss.detach())
                label = " ".join([name] + [f"{k}={v}" for k, v in settings.items()] + [dtype])
                yield '{"name":"%s","op":"%s","args":%s,"inputs":[%s],"outputs":[%s]}' % (
                    label, name, compact({**DEFAULTS.get(name, {}), **settings}), ",".join(start),
                    ",".join(tensor_json(t.detach()) for t in (torch.stack(losses), w, b)))


SCHEDULES = {
    "StepLR": lambda o: schedule.StepLR(o, 4, 0.5),
    "MultiStepLR": lambda o: schedule.MultiStepLR(o, [3, 7, 7, 15], 0.3),
    "ExponentialLR": lambda o: schedule.ExponentialLR(o, 0.9),
    "ConstantLR": lambda o: schedule.ConstantLR(o, 0.25, 6),
    "LinearLR": lambda o: schedule.LinearLR(o, 0.1, 0.8, 8),
    "PolynomialLR": lambda o: schedule.PolynomialLR(o, 9, 2.0),
    "CosineAnnealingLR": lambda o: schedule.CosineAnnealingLR(o, 7, 0.01),
    "LambdaLR": lambda o: schedule.LambdaLR(o, lambda e: 1 / (1 + e)),
    "MultiplicativeLR": lambda o: schedule.MultiplicativeLR(o, lambda e: 0.8 if e % 2 else 1.1),
    "OneCycleLR": lambda o: schedule.OneCycleLR(o, 0.5, total_steps=25),
    "OneCycleLR linear three phases": lambda o: schedule.OneCycleLR(o, [0.5, 0.2], epochs=5, steps_per_epoch=5, anneal_strategy="linear", three_phase=True),
    "CyclicLR": lambda o: schedule.CyclicLR(o, 0.01, 0.2, 4, 3),
    "CyclicLR triangular2": lambda o: schedule.CyclicLR(o, 0.01, 0.2, 3, mode="triangular2"),
    "CyclicLR exp_range": lambda o: schedule.CyclicLR(o, [0.01, 0.02], [0.2, 0.1], 3, mode="exp_range", gamma=0.95, cycle_momentum=False),
    "ReduceLROnPlateau": lambda o: schedule.ReduceLROnPlateau(o, factor=0.5, patience=1, cooldown=1, threshold=0.05),
    "ReduceLROnPlateau max abs": lambda o: schedule.ReduceLROnPlateau(o, "max", 0.5, 2, threshold=0.1, threshold_mode="abs", min_lr=[0.05, 0.01]),
    "SequentialLR": lambda o: schedule.SequentialLR(o, [schedule.ConstantLR(o, 0.1, 3), schedule.ExponentialLR(o, 0.9)], [5]),
    "ChainedLR": lambda o: schedule.ChainedScheduler([schedule.ConstantLR(o, 0.1, 3), schedule.ExponentialLR(o, 0.9)]),
}


def metric(step):
    """What the plateau schedule looks at: falls, rests, rises a little, falls again."""
    return (10 - step if step < 5 else 5.5 if step < 14 else 4.0) + step * 7 % 5 / 100


def schedules():
    """Learning rates and momenta of two groups at the start and after each of 25 steps."""
    for name, make in SCHEDULES.items():
        w, b = torch.zeros(2, requires_grad=True), torch.zeros(1, requires_grad=True)
        optimizer = torch.optim.SGD([{"params": [w]}, {"params": [b], "lr": 0.05}], lr=0.1, momentum=0.9)
        scheduler = make(optimizer)
        rows = []
        for step in range(25):
            rows.append([g[key] for g in optimizer.param_groups for key in ("lr", "momentum")])
            optimizer.step()
            scheduler.step(metric(step)) if "Plateau" in name else scheduler.step()
        data = "[" + ",".join(number(v) for row in rows for v in row) + "]"
        yield '{"name":"%s","outputs":[{"dtype":"float64","shape":[25,4],"data":%s}]}' % (name, data)
