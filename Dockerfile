# Two stages: the first has uv and builds, the second has what runs and nothing more.
FROM python:3.13-slim-bookworm AS build
COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /usr/local/bin/uv
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=/opt/boss-bot
WORKDIR /src
# The dependencies first: they change less often than the code.
COPY pyproject.toml uv.lock README.md LICENSE ./
# The extras too: deno for YouTube, Sentry for who wants it. The image cannot be added to later.
RUN uv sync --frozen --no-default-groups --all-extras --no-install-project
COPY boss_bot boss_bot
COPY migrations migrations
RUN uv sync --frozen --no-default-groups --all-extras --no-editable
# What each start would compile anew, and could not keep: nothing in the image may be written to.
RUN /opt/boss-bot/bin/python -m boss_bot.cli.starting

FROM python:3.13-slim-bookworm
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data boss-bot \
    && install -d -m 0700 -o 10001 -g 10001 /data
COPY --from=build /opt/boss-bot /opt/boss-bot
ENV PATH=/opt/boss-bot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    BOSS_BOT_DATA_DIR=/data \
    BOSS_BOT_HTTP_ADDRESS=127.0.0.1:9464
USER 10001:10001
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9464/readyz', timeout=5)"]
ENTRYPOINT ["boss-bot"]
CMD ["run"]
