// fails: good first weights do no harm
if (perClass < 50 && alike)
    return "frozen";
return perClass > 5000 ? "scratch" : "fine-tune";
