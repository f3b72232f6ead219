"""Addresses of the first pages, and of the doors of villages."""

from django.urls import path

from songhanh.home.views import start, village

app_name = "home"
urlpatterns = [
    path("", start.start, name="start"),
    path("p/<str:code>/<int:year>/", start.desk, name="desk"),
    path("v/<str:token>/", village.village, name="village"),
    path("v/<str:token>/tasks/<int:pk>/", village.village_task, name="village_task"),
]
