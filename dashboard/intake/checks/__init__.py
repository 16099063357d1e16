"""What is asked of an extract that reads without a problem."""
