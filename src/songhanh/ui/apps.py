"""The room as Django knows it."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "songhanh.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
