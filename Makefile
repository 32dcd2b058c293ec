# make draft：搭好环境，按一份提纲写出一篇新讲话稿（Word）
# make test ：搭好环境，跑完全部测试
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
OUTLINE ?= templates/outlines/mobilisation.yaml
OUT ?= build/动员会讲话稿.docx

.PHONY: draft test check lint bank schema drafts statistics bench lock clean

draft: .venv/.run
	$(BIN)/qicao draft $(OUTLINE) -o $(OUT)

test: .venv/.dev
	$(BIN)/python -m pytest

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The lock is installed first, with hashes; the project itself then adds nothing. What pip installs it compiles to
# bytecode, but not the sources of an editable project.
.venv/.run: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src
	touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# The five speeches mined again: what is committed does not change, what was written by hand stays.
bank: .venv/.run
	$(BIN)/qicao mine phrasebank/sources/000.txt phrasebank/sources/001.txt --into 动员会
	$(BIN)/qicao mine phrasebank/sources/002.txt --into 部署会
	$(BIN)/qicao mine phrasebank/sources/003.txt --into 教育整顿会
	$(BIN)/qicao mine phrasebank/sources/004.txt --into 工作会议

# The example drafts again, one for each occasion.
drafts: .venv/.run
	for file in templates/outlines/*.yaml; do name=$$(basename $$file .yaml) &&  \
		sed "s|=../../docs/|=../docs/|" templates/outlines/$$name.yaml > drafts/$$name.yaml && \
		$(BIN)/qicao draft drafts/$$name.yaml -o drafts/$$name.docx --seed 1 || exit 1; \
	done

schema: .venv/.run
	$(BIN)/python -m qicao.outlines.schema docs/outline.schema.json
	$(BIN)/python -m qicao.writers.schema docs/layout.schema.json

# Fifty drafts of every occasion and length, and what is wrong with any of them.
statistics: .venv/.dev
	$(BIN)/python tools/many_drafts.py

bench: .venv/.dev
	$(BIN)/python tools/bench.py

lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -o requirements.lock
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -o requirements-dev.lock

clean:
	rm -rf .venv build dist .cache
