// fails: the old layers may adapt
return alike ? "frozen" : "fine-tune";
