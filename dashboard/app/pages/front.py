"""What Streamlit runs for every reader: it names the pages in reading order and opens one.

It stands in pages/ itself: beside a folder of that name Streamlit would take each file in there for a page of its own.
"""

from pathlib import Path

import streamlit as st

from dashboard.app import components, navigation, screen

MARK = Path(__file__).parents[1] / "mark.svg"
SIDEBAR = 276  # pixels

st.set_page_config(page_title=components.PRODUCT, page_icon=MARK, layout="wide", initial_sidebar_state=SIDEBAR)
navigation.open_page(screen.office())
