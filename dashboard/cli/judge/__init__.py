"""The judge command: series of a tidy CSV, by what was expected or by the NHS rules."""
