"""The front door: the server, for `streamlit run`. What it runs for every reader is dashboard/app/pages/front.py."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.app import serving

FRONT = Path(__file__).parent / "dashboard" / "app" / "pages" / "front.py"

app = st.App(FRONT, lifespan=serving.opened_early, middleware=[Middleware(serving.Compressed)])
