#!/bin/sh
# Compile requirements/*.txt from pyproject.toml: versions and hashes, no URL, for every Python >= 3.11.
set -eu
cd "$(dirname "$0")/.."

compile() {
    uv pip compile --no-config --universal --python-version 3.11 --generate-hashes --quiet \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header "$@"
}

# The development set comes first and binds the others, so that one version is used everywhere.
compile pyproject.toml --group dev -o requirements/dev.txt
compile pyproject.toml -c requirements/dev.txt -o requirements/run.txt
compile --group build -c requirements/dev.txt -o requirements/build.txt
compile --group mutants -c requirements/dev.txt -o requirements/mutants.txt
