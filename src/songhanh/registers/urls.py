"""Addresses of the room; place, year and kind of register stand in each of them."""

from django.urls import URLPattern, URLResolver, include, path

from songhanh.registers.views import closing, ending, entries, grid, imports, index, proofs, sheets

app_name = "registers"

_entry = [
    path("", entries.show_entry, name="entry"),
    path("correct/", entries.correct, name="correct"),
    path("end/", ending.end, name="end"),
    path("settle/", ending.settle, name="settle"),
    path("withdraw/", entries.withdraw, name="withdraw"),
    path("proofs/", proofs.attach, name="attach"),
    path("proofs/<int:file_pk>/", proofs.show, name="proof"),
    path("proofs/<int:file_pk>/detach/", proofs.detach, name="detach"),
]

_register: list[URLPattern | URLResolver] = [
    path("", entries.show_list, name="list"),
    path("new/", entries.add, name="new"),
    path("grid/", grid.show_grid, name="grid"),
    path("grid/row/", grid.save_row, name="row"),
    path("template.xlsx", imports.template, name="template"),
    path("import/", imports.bring, name="bring"),
    path("import/<int:file_pk>/", imports.look, name="look"),
    path("import/<int:file_pk>/progress/", imports.progress, name="progress"),
    path("close/", closing.close, name="close"),
    path("closures/<int:pk>/reopen/", closing.reopen, name="reopen"),
    path("register.xlsx", sheets.download, name="xlsx"),
    path("<int:pk>/", include(_entry)),
]

urlpatterns = [
    path("p/<str:code>/<int:year>/registers/", index.show_registers, name="home"),
    path("p/<str:code>/<int:year>/registers/occasions/", index.show_occasions, name="occasions"),
    path("p/<str:code>/<int:year>/registers/<slug:kind>/", include(_register)),
]
