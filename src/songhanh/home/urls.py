"""Addresses of the first pages."""

from django.urls import path

from songhanh.home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("p/<str:code>/<int:year>/", views.desk, name="desk"),
]
