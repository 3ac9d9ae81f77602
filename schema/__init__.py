"""The models: the tree of a document, and what is said about it."""
