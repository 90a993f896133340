"""Where commands may be used, and what Discord lets the bot do there."""
