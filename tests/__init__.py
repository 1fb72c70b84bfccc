"""The tests: one folder for each room, and short builders for small catalogues."""
