"""Columns 栏目: what they show, and whether they are kept up to date."""
