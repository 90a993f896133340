"""The processes that do the downloading: a warm zygote and one forked child for each job.

Nothing here is imported by the bot's own process: only the zygote loads yt-dlp and gallery-dl.
"""
