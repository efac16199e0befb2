"""What we ask, and what becomes of it: talks, cases and promises as state machines. Pure."""
