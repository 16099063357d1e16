"""Usual variation, and the quarters it does not explain: arrays in, arrays out."""
