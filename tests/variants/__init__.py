"""Packs drawn at random, with what they say known beforehand: numbering, columns, faces, stamps, holes, breaks."""
