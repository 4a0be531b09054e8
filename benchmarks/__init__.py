"""What Bản Tin is measured with: texts of its own making, and the runs over them."""
