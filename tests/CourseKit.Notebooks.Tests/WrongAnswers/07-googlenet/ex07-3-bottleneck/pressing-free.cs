// fails: must be paid too
return (long)(share * channels);
