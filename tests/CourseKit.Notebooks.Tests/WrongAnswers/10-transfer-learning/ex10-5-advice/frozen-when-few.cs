// fails: they must adapt
if (perClass < 50)
    return "frozen";
return perClass > 5000 && !alike ? "scratch" : "fine-tune";
