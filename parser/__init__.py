"""Readers, and the way from bytes to a document."""
