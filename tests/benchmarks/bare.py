"""A bare Streamlit dashboard, to hold ours against: plain plotly charts and a table, nothing worked out.

BARE names its pages, how many charts each has, and how many of them are asked for by each choice, as JSON:
{"Overview": 8, "Measures": 13}.
"""

import json
import os
from functools import partial

import plotly.graph_objects as go
import streamlit as st

QUARTERS = [f"{year}/{(year + 1) % 100:02} Q{quarter}" for year in range(2006, 2014) for quarter in (1, 2, 3, 4)]
CHOICES = ["First", "Second", "Third"]


def show(name: str, charts: int) -> None:
    """A title, a filter, so many charts, a table, a foot."""
    choice = st.selectbox("Choice", CHOICES)
    st.title(f"{name}: {choice}")
    columns = st.columns(2)
    for place in range(charts):
        values = [100 + (place * 7 + at * (3 + CHOICES.index(choice))) % 40 for at in range(len(QUARTERS))]
        figure = go.Figure(go.Scatter(x=QUARTERS, y=values), layout={"title": f"Chart {place + 1}", "height": 300})
        columns[place % 2].plotly_chart(figure, key=f"chart {place}")
    st.table({"Quarter": QUARTERS[-8:], "Figure": list(range(8))})
    st.html('<p class="look-foot">The foot.</p>')


pages = [
    st.Page(partial(show, name, charts), title=name, url_path=name.lower(), default=place == 0)
    for place, (name, charts) in enumerate(json.loads(os.environ["BARE"]).items())
]
st.navigation(pages).run()
