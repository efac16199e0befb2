"""Everything goes wrong at once, and afterwards nothing may be missing, doubled or out of order."""
