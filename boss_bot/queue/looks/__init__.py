"""What can be seen of the queue at this moment, and the cards of those who wait."""
