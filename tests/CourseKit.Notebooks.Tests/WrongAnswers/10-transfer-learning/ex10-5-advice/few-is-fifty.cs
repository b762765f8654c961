// fails: fewer than 50 is < 50
if (perClass <= 50 && alike)
    return "frozen";
return perClass > 5000 && !alike ? "scratch" : "fine-tune";
