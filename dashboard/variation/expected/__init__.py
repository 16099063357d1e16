"""What was expected of a series from its own past: forecasts and prediction intervals."""
