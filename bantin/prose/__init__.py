"""Facts in prose: dates, sums and counts that a text states of rounds, prizes and deadlines, with their places."""
