# One image for every part: the command says which one a container is (silo, gateway, dashboard, serve, import, verify).
#
#   docker build -t kazva .                                       for a cluster
#   docker build -t kazva --build-arg GRAIN_HOST=Embedded .       for `kazva serve`, everything in one process

FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
# The dashboard's page is built by npm within the dashboard's own build. Only the program and npm are taken: the SDK's image has
# the libraries that they need, and an older glibc's program runs on a newer one.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUGET_XMLDOC_MODE=skip
ARG GRAIN_HOST=Orleans
WORKDIR /src
COPY . .
# The packages are kept between builds and outside of the layers, so a change of a source file downloads nothing.
RUN --mount=type=cache,target=/root/.nuget/packages --mount=type=cache,target=/root/.npm \
    dotnet publish silo -c Release -p:GrainHost=$GRAIN_HOST -p:UseAppHost=false -o /app

# Chiseled: .NET and what it needs, no shell and no package manager, so little to attack and little to update. "Extra" has the
# time zones, which an organisation's definition names. The user is the image's own "app", 1654.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
# The addresses come from --urls and --staff-url. The diagnostics would write a socket to /tmp for tools that the image lacks.
# Memory is collected after 16 MB: by itself .NET goes by the processor's cache, which on a server's processor is hundreds of
# megabytes, and everybody waits three times as long for each collection.
ENV ASPNETCORE_HTTP_PORTS= DOTNET_EnableDiagnostics=0 DOTNET_GCgen0size=0x1000000
WORKDIR /app
COPY --from=build /app .
USER 1654
ENTRYPOINT ["dotnet", "/app/kazva.dll"]
# There is no HEALTHCHECK here, because each part answers at another address: see docker-compose.yml.
CMD ["--help"]
