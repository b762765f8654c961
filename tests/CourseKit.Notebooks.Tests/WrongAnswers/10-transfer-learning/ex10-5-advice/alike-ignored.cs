// fails: is alike used?
return perClass < 50 ? "frozen" : "fine-tune";
