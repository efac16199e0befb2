"""`knowledge verify`: do the sources still say what the records rest on? Looks and tells; never changes content."""
