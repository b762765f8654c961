// fails: more than 5000 is > 5000
if (perClass < 50 && alike)
    return "frozen";
return perClass >= 5000 && !alike ? "scratch" : "fine-tune";
