"""Forms that know what a person saw when they began to write."""
