"""What a link holds: posts, files, the versions a site offers, and what of it is wanted."""
