"""What Streamlit runs for every reader: it names the pages in reading order and opens one."""

from pathlib import Path

import streamlit as st

from dashboard import pieces, screen
from dashboard.pages import navigation

MARK = Path(__file__).parent.parent / "mark.svg"
SIDEBAR = 276  # pixels

st.set_page_config(page_title=pieces.PRODUCT, page_icon=MARK, layout="wide", initial_sidebar_state=SIDEBAR)
navigation.open_page(screen.office())
