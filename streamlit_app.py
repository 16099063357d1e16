"""The front door: names the pages in reading order and opens one."""

import streamlit as st

from dashboard import screen
from dashboard.pages import navigation

st.set_page_config(page_title="Strategic scrutiny", page_icon="dashboard/mark.svg", layout="wide")
navigation.open_page(screen.office())
