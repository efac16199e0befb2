"""What we know: records, needs and places of a city, and how a question finds its answer. Pure."""
