"""The commands, a module each with a function `run`: from what was asked for to what is printed and the exit status."""
