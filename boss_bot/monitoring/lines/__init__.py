"""How each part is, a line a part: what status cards and the doctor say."""
