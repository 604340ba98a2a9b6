# What runs EventHub and nothing else: no compiler, no package manager's cache, no tool of the build.
#   docker build -t eventhub .
# On a network of one's own: --build-arg NODE_IMAGE=my.mirror/node:24-slim --build-arg NPM_REGISTRY=https://my.mirror/npm/

ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS build
ARG NPM_REGISTRY
WORKDIR /src
COPY package.json package-lock.json ./
# npm ci refuses a lockfile that was written where the registry did not carry every platform's optional packages; npm install
# takes the same locked versions and looks the rest up.
RUN set -- --ignore-scripts --no-audit --no-fund ${NPM_REGISTRY:+--registry "$NPM_REGISTRY"}; \
  npm ci "$@" >/dev/null 2>&1 || npm install --no-save "$@"
COPY . .
RUN node scripts/pack.ts /app

FROM ${NODE_IMAGE}
# npm and yarn of the base are of no use here, and whoever breaks in would have them.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* /usr/local/bin/yarn*
COPY --from=build /app /app
WORKDIR /app
# Where uploaded pictures lie, on a volume: it takes over whose folder it is.
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 TMPDIR=/tmp
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", ".next/eventhub-server.mjs"]
