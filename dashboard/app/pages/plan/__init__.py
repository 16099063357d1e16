"""The plan's sections, and the page that changes them."""
