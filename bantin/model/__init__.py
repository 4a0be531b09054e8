"""What an entry is: one declaration a field gives reading, messages, the reference page and forms."""
