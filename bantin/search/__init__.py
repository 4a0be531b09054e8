"""Search in Vietnamese: what each entry is found by, and how that becomes the index that browsers fetch in pieces."""
