"""The web channel: a resident's chat, and in the demo the desk beside it."""
