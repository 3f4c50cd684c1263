# The commands of this project. Each fetches or builds what it lacks; JDK 25 and Maven are found by build/jdk and build/maven.
.DEFAULT_GOAL := help
.PHONY: bench help build demo load test vectors

help: ## lists the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

build: ## builds and checks everything but runs no test
	@build/maven -B -ntp -DskipTests verify

demo: ## plays the story of a load on a real control plane (ARGS=--once to its end; CLUSTER=existing on the cluster of KUBECONFIG)
	@build/controlplane >/dev/null
	@build/run dev.windlass.testbed.demo.Demo $(if $(CLUSTER),--cluster=$(CLUSTER)) $(ARGS)

test: ## runs every test, those on a real control plane too (CLUSTER=existing runs what can be run there on the cluster of KUBECONFIG)
	@build/packages
	@build/controlplane >/dev/null
	@echo "test: reports go to <module>/target/surefire-reports and testbed/target/failsafe-reports, cluster logs to testbed/target/clusters"
	@build/maven -B -ntp --fail-at-end verify $(if $(filter existing,$(CLUSTER)),-Dwindlass.testbed.kubeconfig=$(KUBECONFIG))

vectors: ## runs the cores over vector files (DIR=<folder>)
	@test -n "$(DIR)" || { echo "usage: make vectors DIR=<folder with hpa/, scheduling/, state-metrics/, metrics-server/, rightsizing/>" >&2; exit 2; }
	@build/run dev.windlass.testbed.vectors.VectorRunner $(DIR)

load: ## puts a service under the load of a cluster (SUITE=metrics-server NODES=1000 PODS=30000, ARGS="--measure=180 --kafka=off --heap=160m --hanging=100")
	@test -n "$(SUITE)" -a -n "$(NODES)" -a -n "$(PODS)" || { echo "usage: make load SUITE=metrics-server NODES=1000 PODS=30000" >&2; exit 2; }
	@build/controlplane >/dev/null
	@build/run dev.windlass.testbed.load.LoadRun --suite=$(SUITE) --nodes=$(NODES) --pods=$(PODS) $(ARGS)

bench: ## measures the hot paths with JMH (MODULE=metrics-server, ARGS="ParserBenchmark -prof gc")
	@build/bench $(or $(MODULE),metrics-server) $(ARGS)
