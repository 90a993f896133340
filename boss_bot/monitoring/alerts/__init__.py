"""Alerts: what an operator is told before members notice, each once and with its fix."""

from boss_bot.monitoring.alerts.alerting import Alerting
from boss_bot.monitoring.alerts.events import SUSPICIOUS, Events

__all__ = ["SUSPICIOUS", "Alerting", "Events"]
