"""Everything that a build writes, planned whole before anything is rendered."""
