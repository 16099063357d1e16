"""A finding drawn: as plain numbers, as SVG, as a plotly figure, as a table, as HTML."""

from dashboard.render.chart_spec import CARD, PAGE, ROOM, Drawing, draw, tags

__all__ = ["CARD", "Drawing", "PAGE", "ROOM", "draw", "tags"]
