"""One frozen view per page: exactly what its template may see."""
