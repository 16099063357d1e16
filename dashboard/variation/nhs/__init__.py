"""The NHS Making Data Count rules for XmR charts."""
