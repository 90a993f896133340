"""A job and its life: its states, the ports that keep and run it, its tries, its times and its delivery."""
