"""The root of all addresses: every room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("songhanh.home.urls")),
    path("", include("songhanh.people.urls")),
    path("", include("songhanh.places.urls")),
    path("", include("songhanh.plans.urls")),
    path("", include("songhanh.assignments.urls")),
    path("", include("songhanh.evaluation.urls")),
    path("", include("songhanh.reports.urls")),
    path("", include("songhanh.registers.urls")),
    path("", include("songhanh.ui.urls")),
]

handler400 = "songhanh.ui.views.bad_request"
handler403 = "songhanh.ui.views.forbidden"
handler404 = "songhanh.ui.views.missing"
handler500 = "songhanh.ui.views.broken"
