"""The pages on which extracts come in: upload, questions, consequences, history, figures typed by hand."""
