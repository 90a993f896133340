"""Amounts and foreign text as people read them."""
