"""Stadswijzer's effects: channels, store, outbox, scheduler, desk, reports and command line."""
