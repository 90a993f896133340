"""The files that others read are whole and true: alert rules, dashboard, image, compose file, unit, settings."""

import configparser
import json
import re
import runpy
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from boss_bot.monitoring.metrics.metrics import Metrics

HOUSE = Path(__file__).parents[2]
FILES = HOUSE / "boss_bot" / "monitoring" / "files"
ALERTS = yaml.safe_load((FILES / "alerts.yml").read_text("utf-8"))
RULES = [rule for group in ALERTS["groups"] for rule in group["rules"]]
DASHBOARD = json.loads((FILES / "dashboard.json").read_text("utf-8"))
TARGETS = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]
METRICS: list[Any] = [metric for metric in vars(Metrics()).values() if hasattr(metric, "_labelnames")]
UNIT = HOUSE / "deploy" / "boss-bot.service"


def read(name):
    return (HOUSE / name).read_text("utf-8")


def series_and_labels():
    """Every name that a scrape may hold, with the labels it may be asked for."""
    found: dict[str, set[str]] = {}
    for metric in METRICS:
        endings = {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"]}.get(metric._type, [""])
        extra = {"le"} if metric._type == "histogram" else set()
        found |= {metric._name + ending: {*metric._labelnames} | extra for ending in endings}
    return found


KNOWN = series_and_labels()
EXPRESSIONS = [rule["expr"] for rule in RULES] + TARGETS


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_rules_and_panels_ask_for_series_and_labels_that_exist(expression):
    names = set(re.findall(r"boss_bot_\w+", expression))
    assert names <= set(KNOWN)
    assert names or expression.startswith("up{")
    known = {"job"} | {label for name in names for label in KNOWN[name]}
    grouped = [label for part in re.findall(r"by \(([^)]*)\)", expression) for label in re.findall(r"\w+", part)]
    matched = [label for part in re.findall(r"\{([^}]*)\}", expression) for label in re.findall(r"(\w+)\s*[=!]", part)]
    assert {*grouped, *matched} <= known
    assert expression.count("(") == expression.count(")")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_an_alert_says_what_is_wrong_and_what_to_do(rule):
    assert rule["labels"]["severity"] in ("warning", "critical")
    assert all(len(rule["annotations"][part]) > 15 for part in ("summary", "fix"))
    assert re.fullmatch(r"\d+[mh]", rule.get("for", "1m"))


def test_every_metric_is_on_the_dashboard_or_in_an_alert():
    asked = set(re.findall(r"boss_bot_\w+", " ".join(EXPRESSIONS)))
    shown = {re.sub(r"_(total|bucket)$", "", name) for name in asked}
    every = {metric._name for metric in METRICS}
    assert every - shown == {"boss_bot_build_info", "boss_bot_engine_info"}


def test_the_dashboard_has_the_shape_that_grafana_reads():
    assert {"uid", "title", "schemaVersion", "panels", "templating"} <= set(DASHBOARD)
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"]) > 10
    for panel in DASHBOARD["panels"]:
        assert {"title", "type", "gridPos", "datasource"} <= set(panel)
        assert len({target["refId"] for target in panel["targets"]}) == len(panel["targets"]) > 0


def test_the_rules_have_names_of_their_own_and_prometheus_takes_them_where_it_is_installed():
    assert len({rule["alert"] for rule in RULES}) == len(RULES) >= 8
    if checker := shutil.which("promtool"):
        command = [checker, "check", "rules", str(FILES / "alerts.yml")]
        checked = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_image_runs_as_nobody_special_and_is_asked_how_it_is():
    lines = [line for line in read("Dockerfile").splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if line.startswith("FROM")] == [
        "FROM python:3.13-slim-bookworm AS build", "FROM python:3.13-slim-bookworm",
    ]  # fmt: skip
    final = lines[lines.index("FROM python:3.13-slim-bookworm") :]
    assert "USER 10001:10001" in final
    assert "STOPSIGNAL SIGTERM" in final
    assert "/readyz" in " ".join(final)
    assert any(line.startswith("HEALTHCHECK") for line in final)
    copied = [name for line in lines if re.match(r"COPY (?!--)", line) for name in line.split()[1:-1]]
    let_in = {line[1:] for line in read(".dockerignore").splitlines() if line.startswith("!")}
    assert set(copied) == let_in
    assert all((HOUSE / name).exists() for name in copied)


def test_the_compose_file_gives_the_bot_no_more_than_it_needs():
    services = yaml.safe_load(read("compose.yaml"))["services"]
    bot = services["bot"]
    assert (bot["read_only"], bot["init"], bot["cap_drop"]) == (True, True, ["ALL"])
    assert bot["security_opt"] == ["no-new-privileges:true"]
    assert "ports" not in bot
    for name in ("prometheus", "grafana"):
        assert services[name]["profiles"] == ["monitoring"]
        assert all(port.startswith("127.0.0.1:") for port in services[name]["ports"])
    mounted = [volume.split(":")[0] for service in services.values() for volume in service["volumes"]]
    assert all((HOUSE / path).is_file() for path in mounted if path.startswith("./"))
    scraped = yaml.safe_load(read("deploy/prometheus.yml"))["scrape_configs"][0]
    assert scraped["static_configs"][0]["targets"] == ["bot:9464"]
    assert 'up{job="boss-bot"}' in RULES[0]["expr"]
    assert scraped["job_name"] == "boss-bot"


def test_the_unit_is_watched_and_hardened():
    unit = configparser.RawConfigParser(strict=True)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(read("deploy/boss-bot.service"))
    service = unit["Service"]
    assert (service["Type"], service["WatchdogSec"], service["KillSignal"]) == ("notify", "60", "SIGTERM")
    assert " run --config " in service["ExecStart"]
    for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "RestrictNamespaces"):
        assert service[name] == "yes"
    assert service["RestartPreventExitStatus"] == "2 3"
    checker = shutil.which("systemd-analyze")
    assert checker is None or "Unknown" not in verified(checker)


def verified(checker):
    found = subprocess.run([checker, "verify", UNIT], capture_output=True, text=True, timeout=60, check=False)
    return found.stdout + found.stderr


@pytest.mark.parametrize("path", sorted((HOUSE / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.name)
def test_a_workflow_starts_with_no_rights_and_leaves_no_token_behind(path):
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    outs = [step for step in steps if step.get("uses", "").startswith("actions/checkout")]
    assert all(step["with"]["persist-credentials"] is False for step in outs)
    assert all("${{" not in step.get("run", "").replace("${{ matrix.python }}", "") for step in steps)


def test_the_example_of_settings_is_current():
    written = runpy.run_path(str(HOUSE / ".ci" / "env_example.py"))["env_example"]()
    assert read(".env.example") == written, "run nox -s settings"


def test_the_devcontainer_is_json():
    assert json.loads(read(".devcontainer/devcontainer.json"))["name"] == "Boss-Bot"


def test_the_page_of_settings_is_what_the_knobs_say():
    page = (HOUSE / "docs" / "settings.md").read_text("utf-8")
    assert page == runpy.run_path(str(HOUSE / ".ci" / "env_example.py"))["page"](page), "run nox -s settings"
