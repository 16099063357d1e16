"""An uploaded file becomes an extract: its figures, its problems and its questions, from the file alone."""
