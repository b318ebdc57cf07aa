FROM python:3.13-slim AS build
WORKDIR /source
RUN pip install --no-cache-dir uv==0.13.9
COPY . .
RUN uv sync --no-editable --no-cache

FROM python:3.13-slim
COPY --from=build /source/.venv /source/.venv
RUN useradd --create-home openspace && install -d -o openspace /data
USER openspace
WORKDIR /data
VOLUME /data
ENV OPENSPACE_HOST=0.0.0.0 OPENSPACE_DATA=/data
EXPOSE 8000
CMD ["/source/.venv/bin/openspace", "serve"]
