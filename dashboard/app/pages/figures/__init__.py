"""The pages of one measure: its chart, what explains it, how areas compare."""
