"""The pages, each a thin list of what it shows in reading order."""
