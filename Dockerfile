FROM python:3.11-slim AS build
WORKDIR /src
RUN python -m venv /opt/stadswijzer
COPY requirements.lock ./
RUN /opt/stadswijzer/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
COPY flows flows
RUN /opt/stadswijzer/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

# Runs without root rights; everything but /data and /tmp may be read-only (see compose.yaml).
FROM python:3.11-slim
RUN useradd --create-home --uid 10001 stadswijzer && mkdir /data && chown stadswijzer /data
COPY --from=build /opt/stadswijzer /opt/stadswijzer
# the city, and the bytecode without what it says of itself (-OO), nor columns of lines: seven megabytes less
RUN /opt/stadswijzer/bin/python -OO -X no_debug_ranges -m compileall -q /opt/stadswijzer/lib \
    && /opt/stadswijzer/bin/python -OO /opt/stadswijzer/bin/stadswijzer knowledge compile
USER stadswijzer
WORKDIR /data
ENV PATH=/opt/stadswijzer/bin:$PATH STADSWIJZER_DB=/data/stadswijzer.db PORT=8000 \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072 \
    PYTHONNODEBUGRANGES=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=2)"]
CMD ["python", "-OO", "/opt/stadswijzer/bin/stadswijzer", "run"]
