"""Handrail: one site for a local partnership against violence and abuse, from checked records to pages and paper."""

__version__ = "0.1.0"
