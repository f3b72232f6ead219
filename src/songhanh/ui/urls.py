"""Addresses of the room."""

from django.urls import path

from songhanh.ui import views

app_name = "ui"
urlpatterns = [
    path("ui/language/", views.choose_language, name="language"),
    path("ui/components/", views.components, name="components"),
]
