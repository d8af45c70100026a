"""Serving the portal from one machine without a service manager: the demo, and small places.

`place.py` lets only one serve from a data folder, `supervisor.py` keeps everything alive, `lifeline.py` lets nothing
outlive it.
"""
