"""What departments move of what the business cares about most."""
