# Attune as an image: what connects to Discord and Slack, and nothing else. docs/run.md tells how it is run, how small it
# is, and how each of its steps was tried without an engine (ops/image/by-hand.mjs).
#   docker build --tag attune .
ARG NODE=26.10.0
ARG DEBIAN=bookworm

FROM node:${NODE}-${DEBIAN}-slim AS made
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends binutils \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
COPY ops/image/slim.mjs ops/image/
COPY adapters/system/pictures/fonts.ts adapters/system/pictures/
# A node without the names of its own functions, the one library of its that Debian's slim image lacks, and of the
# packages what runs.
RUN node ops/image/slim.mjs node_modules \
  && mkdir -p /out/bin /out/lib \
  && strip --strip-unneeded -o /out/bin/node "$(command -v node)" \
  && cp "$(ldconfig -p | sed -n 's/.*libatomic\.so\.1 .*=> //p' | head -n 1)" /out/lib/libatomic.so.1

FROM debian:${DEBIAN}-slim
RUN install --directory --owner=10001 --group=10001 --mode=700 /data \
  && ln -s /app/src/launch.mjs /usr/local/bin/attune
COPY --from=made /out/lib/ /usr/local/lib/
COPY --from=made /out/bin/ /usr/local/bin/
RUN ldconfig
WORKDIR /app
COPY --from=made /app/node_modules node_modules
COPY package.json LICENSE ./
COPY content content
COPY adapters adapters
COPY src src
# One pool for small memory instead of one for each thread: some 10 MB less.
ENV NODE_ENV=production ATTUNE_DATA_DIR=/data MALLOC_ARENA_MAX=1
USER 10001:10001
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --start-interval=2s --retries=3 CMD ["attune", "health"]
CMD ["node", "--max-semi-space-size=4", "src/launch.mjs"]
