"""The benchmarks: how good the answers are, how fast, and what a turn costs over the wire.

Speed is compared, in one run on one machine; nothing here fails because a machine is slow.
"""
