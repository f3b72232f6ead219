"""Pages for the tests of this room alone."""

from django.urls import include, path

urlpatterns = [path("", include("songhanh.ui.urls"))]
