# Three stages: `build` has everything, `demo` runs the example shop and the stand-ins, the last one is Plimsoll alone.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json ./
COPY scripts scripts
COPY src src
RUN npm run build

FROM build AS demo
COPY demo demo
USER node
ENTRYPOINT ["node", "scripts/run-ts.mjs"]

FROM build AS pruned
RUN npm prune --omit=dev

FROM node:22-bookworm-slim
# glibc keeps what it was given of large answers, unless it is told to give it back.
ENV NODE_ENV=production MALLOC_TRIM_THRESHOLD_=131072 MALLOC_MMAP_THRESHOLD_=131072
WORKDIR /app
COPY --from=pruned /app/package.json ./
COPY --from=pruned /app/node_modules node_modules
COPY --from=pruned /app/dist dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
HEALTHCHECK --interval=20s --timeout=5s --start-period=2m --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9580/-/healthy').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["serve", "--config", "/config/plimsoll.yaml"]
