# Each target is a line; the work is in scripts one can read and run alone.
.DEFAULT_GOAL := help
.PHONY: help run dev test e2e check generate bench plans registry

help:      ## this list
	@grep -E '^[a-z0-9]+: .*##' $(MAKEFILE_LIST) | sed -E 's/: *## /\t/' | expand -t 12

run:       ## the platform with its demo on http://localhost:8080; data stays in ./data
	@deploy/local/run

dev:       ## API and pages, both reloading, on http://localhost:5173
	@deploy/local/dev

test:      ## all tests: Rust on SQLite and PostgreSQL, the pages' units, the browser journeys
	@.ci/test

e2e:       ## the browser journeys alone, on a freshly seeded server
	@.ci/e2e

check:     ## what needs no running server: format, lints, types, licences, generated files, budgets
	@.ci/check

generate:  ## openapi.yaml from the code, the pages' types from openapi.yaml
	@.ci/generate

bench:     ## what the service costs on both databases, beside the floors; BENCH="--jobs J1 --database postgres", PROFILE=measured
	@.ci/bench run $(BENCH)

plans:     ## the plans of the queries behind every list, with 100,000 submissions and 200,000 members
	@.ci/bench plans --members 200000 --submissions 100000 --scores 300000 --public 20000 $(BENCH)

registry:  ## how long an import of a national registry of 20,000 bodies and 200,000 units takes, and in how much memory
	@.ci/bench registry $(BENCH)
