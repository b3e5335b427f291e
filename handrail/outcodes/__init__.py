"""First halves of postcodes (outcodes): which exist, and which lie in a council's area. Both from Code-Point Open."""
