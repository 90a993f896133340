"""Who runs next: the scheduler, what members demand of it, what time moves, and the lanes of sites."""
