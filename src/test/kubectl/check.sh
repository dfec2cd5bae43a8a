#!/bin/sh
# Real kubectl against a running lab: $KUBECTL (default: kubectl) with $KUBECONFIG, and for a user
# that may only read, $VIEWER_KUBECONFIG (optional). One line per check; ends with the first wrong
# one. It changes the lab, so start a fresh one for it.
set -u
K=${KUBECTL:-kubectl}
: "${KUBECONFIG:?KUBECONFIG must name the kubeconfig of a running lab}"
export KUBECONFIG
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
count=0

fail() {
    echo "WRONG  $1"
    shift
    printf '%s\n' "$@" | head -n 20
    exit 1
}

# run NAME PATTERN COMMAND...: it must succeed and print something that matches.
run() {
    name=$1 pattern=$2
    shift 2
    out=$(timeout 90 "$@" 2>&1) || fail "$name" "$*" "$out"
    printf '%s\n' "$out" | grep -Eq -- "$pattern" || fail "$name (no match for $pattern)" "$*" "$out"
    count=$((count + 1))
    echo "ok     $name"
}

# refused NAME PATTERN COMMAND...: it must fail with these words.
refused() {
    name=$1 pattern=$2
    shift 2
    if out=$(timeout 90 "$@" 2>&1); then
        fail "$name (was not refused)" "$*" "$out"
    fi
    printf '%s\n' "$out" | grep -Eq -- "$pattern" || fail "$name (no match for $pattern)" "$*" "$out"
    count=$((count + 1))
    echo "ok     $name"
}

# equal NAME WANTED FOUND
equal() {
    [ "$2" = "$3" ] || fail "$1" "wanted: $2" "found:  $3"
    count=$((count + 1))
    echo "ok     $1"
}

# --- discovery
run 'version' 'Server Version: v1\.' "$K" version
for path in /healthz /readyz /livez; do run "get --raw $path" '^ok' "$K" get --raw $path; done
run 'api-resources' 'bundles +fleet' sh -c "'$K' api-resources | tr -s ' '"
refused 'unknown kind' "doesn't have a resource type" "$K" get unicorns
refused 'unknown group' 'NotFound|could not find' "$K" get --raw /apis/no.such.group/v1/things
refused 'unknown object' 'pods "nobody" not found' "$K" get pod nobody -n kube-system

# --- every kind that the console reads
kinds='nodes pods services endpointslices events namespaces persistentvolumeclaims
persistentvolumes storageclasses daemonsets deployments statefulsets replicasets jobs ingresses
ingressclasses leases runtimeclasses poddisruptionbudgets resourcequotas limitranges
customresourcedefinitions gitrepos bundles bundledeployments clusters.fleet.cattle.io
clustergroups.fleet.cattle.io etcdsnapshotfiles addons helmcharts clusterpolicies ipaddresspools
l2advertisements servicel2statuses configurationstates helmops.fleet.cattle.io
schedules.fleet.cattle.io nvidiadrivers certificates certificaterequests issuers clusterissuers
prometheuses alertmanagers servicemonitors prometheusrules secrets'
may_be_empty=' jobs resourcequotas limitranges clustergroups.fleet.cattle.io addons helmcharts
certificaterequests issuers configurationstates helmops.fleet.cattle.io schedules.fleet.cattle.io
nvidiadrivers '
for kind in $kinds; do
    case $may_be_empty in
    *[[:space:]]"$kind"[[:space:]]*) wide='.' ;;
    *) wide='NAME|LAST SEEN' ;;
    esac
    run "get $kind -o wide" "$wide" "$K" get "$kind" -A -o wide
    run "get $kind -o json" '"kind": "List"' "$K" get "$kind" -A -o json
    run "get $kind -o yaml" '^kind: List' "$K" get "$kind" -A -o yaml
done

# until_true NAME PATTERN COMMAND...: within half a minute it prints something that matches.
until_true() {
    name=$1 pattern=$2
    shift 2
    tries=0
    until out=$(timeout 30 "$@" 2>&1) && printf '%s\n' "$out" | grep -Eq -- "$pattern"; do
        tries=$((tries + 1))
        [ $tries -lt 60 ] || fail "$name (never matched $pattern)" "$*" "$out"
        sleep 0.5
    done
    count=$((count + 1))
    echo "ok     $name"
}

# --- selectors, pages, watches
run 'label selector' 'ingress-nginx-controller' "$K" get pods -A -l 'app.kubernetes.io/name in (ingress-nginx)'
run 'negated label' 'jupyter-' "$K" get pods -n jupyterhub -l 'component=singleuser-server,!nothing'
run 'field selector' 'k3s-wk-gpu2' "$K" get pods -A -o wide --field-selector spec.nodeName=k3s-wk-gpu2
other=$("$K" get pods -A -o wide --no-headers --field-selector spec.nodeName=k3s-wk-gpu2 | grep -cv k3s-wk-gpu2)
equal 'field selector keeps others out' 0 "$other"
refused 'unsupported field' 'field label not supported' "$K" get pods -A --field-selector spec.colour=red
all=$("$K" get pods -A --no-headers | wc -l)
paged=$("$K" get pods -A --no-headers --chunk-size=7 | wc -l)
equal 'chunks give the whole list' "$all" "$paged"
("$K" get configmaps -n default -w -o name >"$work/watch" 2>&1 & echo $! >"$work/pid")
tries=0
until grep -q seen-by-watch "$work/watch" || [ $tries -ge 20 ]; do
    tries=$((tries + 1))
    "$K" create configmap "seen-by-watch-$tries" -n default >/dev/null
done
kill "$(cat "$work/pid")"
run 'watch sees a new object' 'configmap/seen-by-watch' cat "$work/watch"

secrets=$("$K" get secrets -A --no-headers --field-selector type=kubernetes.io/tls | grep -vc kubernetes.io/tls)
equal 'field selector of Secrets' 0 "$secrets"
run 'TLS Secret holds a certificate' 'BEGIN CERTIFICATE' sh -c "'$K' get secret wildcard-cps-cert -n jupyterhub -o 'jsonpath={.data.tls\.crt}' | base64 -d"
run 'events of one object' 'Scheduled|announcing|MountVolume|nodeAssigned' "$K" get events -A
first=$("$K" get lease k3s-cp1 -n kube-node-lease -o 'jsonpath={.spec.renewTime}')
until_true 'the Lease of a node is renewed' 'renewed' sh -c "[ \"\$('$K' get lease k3s-cp1 -n kube-node-lease -o 'jsonpath={.spec.renewTime}')\" != '$first' ] && echo renewed"

# --- describe
run 'describe node' 'Allocated resources' "$K" describe node k3s-wk-gpu1
run 'describe node: slices' 'nvidia.com/mig-1g.5gb' "$K" describe node k3s-wk-gpu1
hub=$("$K" get pods -n jupyterhub -l component=hub -o name | head -n 1)
run 'describe pod' 'Controlled By' "$K" describe -n jupyterhub "$hub"
run 'describe service' '10.21.0.50' "$K" describe service ingress-nginx-controller -n ingress-nginx

# --- logs, use, rights
run 'logs' '.' "$K" logs -n jupyterhub "$hub" --tail=5
run 'top nodes' 'k3s-wk-gpu1' "$K" top nodes
run 'top pods' 'jupyter-' "$K" top pods -n jupyterhub
run 'top pods --containers' ' notebook ' "$K" top pods -n jupyterhub --containers
run 'auth can-i' '^yes' "$K" auth can-i delete pods -n jupyterhub
run 'auth can-i --list' 'Resources' "$K" auth can-i --list -n jupyterhub
if [ -n "${VIEWER_KUBECONFIG:-}" ]; then
    run 'viewer reads' 'k3s-cp1' "$K" --kubeconfig "$VIEWER_KUBECONFIG" get nodes
    refused 'viewer writes nothing' 'orbidden' "$K" --kubeconfig "$VIEWER_KUBECONFIG" label node k3s-cp1 a=b
    refused 'viewer reads no secrets' 'orbidden' "$K" --kubeconfig "$VIEWER_KUBECONFIG" get secrets -A
    refused 'viewer can-i says no' '^no' "$K" --kubeconfig "$VIEWER_KUBECONFIG" auth can-i delete pods
fi

# --- programs behind services
prometheus=/api/v1/namespaces/monitoring/services/prometheus-operated:9090/proxy
run 'Prometheus query' '"status": *"success"' "$K" get --raw "$prometheus/api/v1/query?query=DCGM_FI_DEV_GPU_TEMP"
now=$(date +%s)
run 'Prometheus range' '"matrix"' "$K" get --raw "$prometheus/api/v1/query_range?query=DCGM_FI_DEV_GPU_TEMP&start=$((now - 600))&end=$now&step=60"
run 'DCGM exporter' 'DCGM_FI_DEV_FB_USED\{' "$K" get --raw /api/v1/namespaces/gpu-operator/services/nvidia-dcgm-exporter:9400/proxy/metrics
run 'Alertmanager' '"alertname": *"Watchdog"' "$K" get --raw /api/v1/namespaces/monitoring/services/alertmanager-operated:9093/proxy/api/v2/alerts

# --- changes
run 'label' 'labeled' "$K" label node k3s-wk-gpu2 lab.test/rack=a1
run 'label is there' 'k3s-wk-gpu2' "$K" get nodes -l lab.test/rack=a1
run 'unlabel' 'unlabeled' "$K" label node k3s-wk-gpu2 lab.test/rack-
run 'taint' 'tainted' "$K" taint node k3s-wk-gpu2 lab.test/broken=yes:NoSchedule
run 'untaint' 'untainted' "$K" taint node k3s-wk-gpu2 lab.test/broken-
cat >"$work/map.yaml" <<'YAML'
apiVersion: v1
kind: ConfigMap
metadata: {name: applied, namespace: default}
data: {colour: red}
YAML
run 'apply creates' 'created' "$K" apply -f "$work/map.yaml"
run 'apply again changes nothing' 'unchanged' "$K" apply -f "$work/map.yaml"
sed 's/red/blue/' "$work/map.yaml" >"$work/map2.yaml"
run 'apply changes' 'configured' "$K" apply -f "$work/map2.yaml"
run 'apply --server-side' 'serverside-applied' "$K" apply --server-side --force-conflicts -f "$work/map.yaml"
run 'applied value' '^red$' "$K" get configmap applied -n default -o 'jsonpath={.data.colour}{"\n"}'
sed 's/red/white/' "$work/map.yaml" >"$work/map3.yaml"
refused 'server-side conflict names the manager' 'conflict with "kubectl"|conflict with "kubectl.*"' "$K" apply --server-side --field-manager=other -f "$work/map3.yaml"
run 'server-side --force-conflicts' 'serverside-applied' "$K" apply --server-side --field-manager=other --force-conflicts -f "$work/map3.yaml"
run 'forced value' '^white$' "$K" get configmap applied -n default -o 'jsonpath={.data.colour}{"\n"}'
run 'managers are shown' 'manager: other' "$K" get configmap applied -n default -o yaml --show-managed-fields
run 'patch --type=json' 'patched' "$K" patch configmap applied -n default --type=json -p '[{"op":"replace","path":"/data/colour","value":"green"}]'
run 'patch --type=merge' 'patched' "$K" patch configmap applied -n default --type=merge -p '{"data":{"size":"big"}}'
refused 'strategic merge of a custom kind' 'UnsupportedMediaType|unknown format|not supported|must specify' "$K" patch bundle cluster-maintenance-metallb -n fleet-local --type=strategic -p '{"spec":{"paused":true}}'
run 'merge of a custom kind' 'patched' "$K" patch bundle cluster-maintenance-metallb -n fleet-local --type=merge -p '{"spec":{"paused":true}}'
refused 'create twice' 'already exists' "$K" create configmap applied -n default
run 'delete' 'deleted' "$K" delete configmap applied -n default
refused 'deleted is gone' 'NotFound' "$K" get configmap applied -n default

# --- pods: made, started, asked to end, gone
cat >"$work/pod.yaml" <<'YAML'
apiVersion: v1
kind: Pod
metadata: {name: visitor, namespace: default}
spec:
  containers:
  - name: main
    image: busybox
    resources:
      requests: {cpu: 1000m, memory: 0.5Gi}
      limits: {cpu: "2", memory: 1024Mi}
YAML
sed 's/image: busybox/image: ""/' "$work/pod.yaml" >"$work/bad.yaml"
refused 'an invalid pod' 'is invalid: spec.containers\[0\].image: Required value' "$K" create -f "$work/bad.yaml"
run 'dry run' 'created \(server dry run\)' "$K" create -f "$work/pod.yaml" --dry-run=server
run 'create pod' 'created' "$K" create -f "$work/pod.yaml"
run 'quantities are canonical' '^1 512Mi 2 1Gi$' "$K" get pod visitor -o 'jsonpath={.spec.containers[0].resources.requests.cpu} {.spec.containers[0].resources.requests.memory} {.spec.containers[0].resources.limits.cpu} {.spec.containers[0].resources.limits.memory}{"\n"}'
run 'the pod becomes ready' 'condition met' "$K" wait --for=condition=Ready pod/visitor --timeout=60s
refused 'a running pod keeps its requests' 'pod updates may not change fields' "$K" patch pod visitor -p '{"spec":{"hostNetwork":true}}'
("$K" get pod visitor -w >"$work/ends" 2>&1 & echo $! >"$work/pid")
until_true 'watch of one pod' 'visitor' cat "$work/ends"
run 'delete without waiting' 'deleted' "$K" delete pod visitor --wait=false
until_true 'the watch shows Terminating' 'Terminating' cat "$work/ends"
kill "$(cat "$work/pid")"
run 'wait until it is gone' 'condition met|deleted' sh -c "'$K' wait --for=delete pod/visitor --timeout=60s && echo deleted"
run 'create pod again' 'created' "$K" create -f "$work/pod.yaml"
run 'delete at once' 'force deleted' "$K" delete pod visitor --force --grace-period=0
refused 'it is gone at once' 'not found' "$K" get pod visitor

# --- drain
run 'cordon' 'cordoned' "$K" cordon k3s-wk-gpu2
run 'cordoned shows' 'SchedulingDisabled' "$K" get node k3s-wk-gpu2
until_true 'cordoned is tainted' 'node.kubernetes.io/unschedulable:NoSchedule' "$K" describe node k3s-wk-gpu2
run 'uncordon' 'uncordoned' "$K" uncordon k3s-wk-gpu2
# All of the node's sessions: one of them may end by itself.
"$K" label pods -n jupyterhub -l component=singleuser-server --field-selector spec.nodeName=k3s-wk-gpu2 lab.test/held=yes >/dev/null
cat >"$work/budget.yaml" <<'YAML'
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: held, namespace: jupyterhub}
spec:
  maxUnavailable: 0
  selector: {matchLabels: {lab.test/held: "yes"}}
YAML
run 'create a budget' 'created' "$K" create -f "$work/budget.yaml"
("$K" drain k3s-wk-gpu2 --ignore-daemonsets --delete-emptydir-data --force --timeout=80s >"$work/drain" 2>&1 & echo $! >"$work/pid")
until_true 'a budget holds the drain up' "would violate the pod's disruption budget" cat "$work/drain"
run 'the drain waits' '' kill -0 "$(cat "$work/pid")"
run 'delete the budget' 'deleted' "$K" delete poddisruptionbudget held -n jupyterhub
until_true 'and goes on' 'node/k3s-wk-gpu2 drained' cat "$work/drain"
run 'drain' 'drained' "$K" drain k3s-wk-gpu2 --ignore-daemonsets --delete-emptydir-data --force --timeout=80s
left=$("$K" get pods -A --field-selector spec.nodeName=k3s-wk-gpu2 -o 'jsonpath={range .items[*]}{.metadata.ownerReferences[0].kind}{"\n"}{end}' | grep -cv DaemonSet)
equal 'drained node keeps only DaemonSet pods' 0 "$left"
run 'uncordon after the drain' 'uncordoned' "$K" uncordon k3s-wk-gpu2
run 'delete a deployment' 'deleted' "$K" delete deployment grafana -n monitoring
run 'its pods go, too' 'No resources found' "$K" get pods -n monitoring -l app.kubernetes.io/name=grafana
echo "all $count checks passed"
