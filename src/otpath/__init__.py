"""otpath: a journey planner for occupational therapy careers in the UK."""
