"""Alerts: what an operator is told before members notice, each once and with its fix."""

from boss_bot.monitoring.alerts.alerting import Alerting

__all__ = ["Alerting"]
