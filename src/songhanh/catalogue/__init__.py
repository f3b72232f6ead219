"""Facts that the State sets: administrative units, the strategy, report duties, layouts, days, hotlines.

Everything here is data with the instrument it comes from and the day it was checked (`data/`), and small
typed doors to it. A place may override what is a default (rules of the room `places`). Plain Python.
"""
