"""Addresses of the room; place and year stand in each of them."""

from django.urls import URLPattern, URLResolver, include, path

from songhanh.assignments.views import give, lists, task, units

app_name = "assignments"

_task = [
    path("", task.show_task, name="task"),
    path("edit/", task.edit, name="edit"),
    path("withdraw/", task.withdraw, name="withdraw"),
    path("report/", task.report, name="report"),
    path("accept/", task.accept, name="accept"),
    path("return/", task.send_back, name="return"),
    path("remind/", task.remind, name="remind"),
    path("proofs/<int:file_pk>/", task.show_proof, name="proof"),
]

_room: list[URLPattern | URLResolver] = [
    path("", lists.show_list, name="list"),
    path("print/", lists.show_print, name="print"),
    path("units/", units.show_units, name="units"),
    path("units/<int:plan_pk>/<slug:kind>/", units.match, name="match"),
    path("units/<int:plan_pk>/<slug:kind>/make/", units.make, name="make"),
    path("give/<uuid:line>/", give.give, name="give"),
    path("give/<uuid:line>/carry/", give.carry, name="carry"),
    path("give-all/<int:plan_pk>/<slug:kind>/", give.give_all, name="give_all"),
    path("<int:pk>/", include(_task)),
]

urlpatterns = [path("p/<str:code>/<int:year>/tasks/", include(_room))]
