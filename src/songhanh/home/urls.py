"""Addresses of the first pages, and of the doors of villages."""

from django.urls import include, path

from songhanh.home.views import journal, setup, start, village, village_registers

app_name = "home"

_of_village = [
    path("", village_registers.write, name="village_write"),
    path("<int:pk>/", village_registers.show_entry, name="village_entry"),
    path("<int:pk>/correct/", village_registers.correct, name="village_correct"),
    path("<int:pk>/withdraw/", village_registers.take_back, name="village_withdraw"),
    path("<int:pk>/proofs/", village_registers.attach, name="village_attach"),
    path("<int:pk>/proofs/<int:file_pk>/", village_registers.show_proof, name="village_proof"),
]

urlpatterns = [
    path("p/<str:code>/journal/", journal.show_journal, name="journal"),
    path("p/<str:code>/history/<str:kind>/<int:pk>/", journal.show_history, name="history"),
    path("", start.start, name="start"),
    path("p/<str:code>/<int:year>/", start.desk, name="desk"),
    path("p/<str:code>/<int:year>/reminders/", start.reminders, name="reminders"),
    path("p/<str:code>/setup/", setup.setup, name="setup"),
    path("p/<str:code>/setup/units/", setup.units, name="setup_units"),
    path("p/<str:code>/setup/villages/", setup.villages, name="setup_villages"),
    path("p/<str:code>/setup/figures/", setup.figures, name="setup_figures"),
    path("p/<str:code>/setup/undo/", setup.undo, name="setup_undo"),
    path("v/<str:token>/", village.village, name="village"),
    path("v/<str:token>/tasks/<int:pk>/", village.village_task, name="village_task"),
    path("v/<str:token>/registers/<slug:kind>/", include(_of_village)),
]
