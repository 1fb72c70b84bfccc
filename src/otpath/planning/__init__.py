"""Planning: from a catalogue and a person to dated routes that are proven best.

Knows activities, time, the search, routes made of legs, and refusals. Knows nothing of YAML, of
terminals or of paper.
"""
