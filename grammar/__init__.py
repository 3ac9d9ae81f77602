"""The grammar: which characters may open a node, which of them do, and how nodes nest."""
