"""Responses 回应关切: what people are worried about, and what the government says to it, by the hour (INT-09)."""
