"""Tests of the rules room: judging, matching and words."""
