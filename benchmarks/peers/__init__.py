"""Other generators, each given the same articles and competitions as a site of its own."""
