"""What the sample county explains of its policies, and what it still owes."""
