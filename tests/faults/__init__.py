"""Whatever can go wrong while packs are read and written, made to go wrong."""
