# 政务公开平台的常用命令。`make help` 列出全部。
# 数据都在 $PORTAL_HOME（默认 ./var）；设了 DATABASE_URL 就用那个数据库，不启动内置的。

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test test-long bench lint backup restore schema lock
MAKEFLAGS += --no-print-directory

PYTHON := .venv/bin/python
PYTEST := PORTAL_TEST_STOP=1 $(PYTHON) -m pytest --durations=25
# 这两项检查不用数据库，也就不启动内置的。
NO_SERVER := DATABASE_URL=postgresql://nobody@127.0.0.1:1/none
# Python 的依赖与浏览器互不相干，同时装。
INSTALL_BOTH := deploy/install dev & first=$$!; deploy/install-browser && wait $$first
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command 'make lock' --quiet pyproject.toml

# 命令行里写的 PORT、PORTAL_HOME 等由 make 传给命令。编译好的代码留着：测试要启动几百个进程，不必每次重新编译。
unexport PYTHONDONTWRITEBYTECODE

help: ## 列出这些命令
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

demo: ## 装好一切，放入示例县，在 http://127.0.0.1:$PORT（默认 8000）开始服务；按 Ctrl-C 停止
	@deploy/install demo
	@export PORTAL_DEMO=1 PORTAL_REQUIRE_SECOND_FACTOR=$${PORTAL_REQUIRE_SECOND_FACTOR:-0}; exec $(PYTHON) manage.py demo

test: ## 检查写法，运行单元、数据库和浏览器测试（两核约一刻钟）
	@$(INSTALL_BOTH)
	@$(MAKE) checks
	@$(PYTEST) -m "not long" -n 2 --dist worksteal

test-long: ## 故障、长随机走查、全量网格、PostgreSQL 15、大语料（不超过九十分钟）
	@$(INSTALL_BOTH)
	@PYTHON=$(PYTHON) deploy/test-long

bench: ## 测速：一张比值表（数据在 $PORTAL_BENCH，默认 ./var/bench；ONLY=cached 只测一项，FULL=1 再测一百万件）
	@deploy/install demo
	@exec $(PYTHON) -m tests.bench $(if $(FULL),--full) $(addprefix --only ,$(ONLY)) $(BENCH)

lint: ## 只检查写法
	@deploy/install dev
	@$(MAKE) checks

.PHONY: checks
checks:
	@echo "== 检查写法"
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/djlint templates --lint --quiet
	@echo "== 检查设置与迁移"
	@$(NO_SERVER) $(PYTHON) manage.py check --fail-level WARNING
	@$(NO_SERVER) $(PYTHON) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run

backup: ## 把数据库和附件备份成一个文件（密钥不在其中）
	@deploy/install demo
	@exec $(PYTHON) manage.py backup

# `make restore FILE` 与 `make restore FILE=文件` 都可以；REPLACE=1 替换现有的数据，KEY=私钥文件 打开加密的备份。
ifeq (restore,$(firstword $(MAKECMDGOALS)))
FILE ?= $(word 2,$(MAKECMDGOALS))
ifneq (,$(word 2,$(MAKECMDGOALS)))
.PHONY: $(word 2,$(MAKECMDGOALS))
$(word 2,$(MAKECMDGOALS)):
	@:
endif
endif

restore: ## 从备份恢复：make restore FILE（替换现有数据加 REPLACE=1，加密的备份加 KEY=私钥文件）
	@test -n "$(FILE)" || { echo "请写明备份文件：make restore FILE"; exit 2; }
	@deploy/install demo
	@exec $(PYTHON) manage.py restore "$(FILE)" $(if $(REPLACE),--replace) $(if $(KEY),--key "$(KEY)")

schema: ## 改了迁移以后重写 portal/database/schema.sql（空数据库直接用它建表）
	@deploy/install dev
	@$(PYTHON) manage.py write_schema

lock: ## 重新锁定依赖（需要 uv）；锁文件里没有任何下载地址
	@$(LOCK) --extra report --extra demo --extra dev -o deploy/requirements/dev.txt
	@$(LOCK) --extra report --extra demo -c deploy/requirements/dev.txt -o deploy/requirements/demo.txt
	@$(LOCK) --extra report -c deploy/requirements/dev.txt -o deploy/requirements/production.txt
