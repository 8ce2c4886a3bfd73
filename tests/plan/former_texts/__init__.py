"""What an item said when somebody affirmed or acknowledged it, from real repositories."""
