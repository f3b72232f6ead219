"""Addresses of the room; place, year and the plan's line stand in each of them."""

from django.urls import include, path

from songhanh.evaluation import views

app_name = "evaluation"

_target = [
    path("", views.show_target, name="target"),
    path("figures/<int:pk>/settle/", views.settle, name="settle"),
    path("figures/<int:pk>/proofs/<int:file_pk>/", views.figure_proof, name="figure_proof"),
    path("remark/", views.remark, name="remark"),
    path("proofs/<int:file_pk>/", views.proof, name="proof"),
    path("proofs/<int:file_pk>/detach/", views.detach, name="detach"),
    path("measures/<int:index>/figure/", views.record_figure, name="figure"),
    path("measures/<int:index>/indicator/", views.bind, name="bind"),
]

urlpatterns = [
    path("p/<slug:code>/<int:year>/targets/", views.show_targets, name="targets"),
    path("p/<slug:code>/<int:year>/statistics/", views.show_statistics, name="statistics"),
    path("p/<slug:code>/<int:year>/statistics/table.xlsx", views.download_statistics, name="statistics_xlsx"),
    path("p/<slug:code>/<int:year>/statistics/<slug:statistic>/", views.record_statistic, name="statistic"),
    path("p/<slug:code>/<int:year>/targets/<uuid:line>/", include(_target)),
    path("p/<slug:code>/<int:year>/indicators/", views.show_indicators, name="indicators"),
    path("p/<slug:code>/<int:year>/indicators/new/", views.make_indicator, name="make"),
    path("p/<slug:code>/<int:year>/indicators/<int:pk>/", views.show_indicator, name="indicator"),
    path("p/<slug:code>/<int:year>/indicators/<int:pk>/change/", views.change_indicator, name="change"),
    path("p/<slug:code>/<int:year>/indicators/<int:pk>/retire/", views.retire, name="retire"),
]
