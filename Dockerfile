# Builds the app and serves it on port 8080:
#   docker build -t recollect . && docker run --rm -p 8080:8080 recollect
FROM node:22-alpine AS build
WORKDIR /app
# The libraries first: while they do not change, this layer is taken from the cache.
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM nginx:1.29-alpine
COPY deploy/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /app/dist /usr/share/nginx/html
USER nginx
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/index.html"]
CMD ["nginx", "-e", "stderr", "-g", "daemon off;"]
