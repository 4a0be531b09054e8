"""Vietnamese text, dates, money and numbering: pure functions that know nothing else of ours."""
