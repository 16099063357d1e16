"""What Streamlit shows: the pages, what they share on the screen, and how they are served."""
