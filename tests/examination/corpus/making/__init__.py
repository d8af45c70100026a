"""Files made by hand, byte for byte the same on every machine: no clock, no chance, no compressor of the system."""
