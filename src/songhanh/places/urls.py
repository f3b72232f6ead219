"""Addresses of units (within a commune) and of places (for the operator)."""

from django.urls import path

from songhanh.places.views import communes, own_rules, sheet, units

HERE = "p/<str:code>/units/"

app_name = "places"
urlpatterns = [
    path(HERE, units.show_units, name="units"),
    path(f"{HERE}new/", units.new_unit, name="new"),
    path(f"{HERE}sheet/", sheet.take_in, name="sheet"),
    path(f"{HERE}merge/", units.merge, name="merge"),
    path(f"{HERE}<int:pk>/", units.show_unit, name="unit"),
    path(f"{HERE}<int:pk>/rename/", units.rename, name="rename_unit"),
    path(f"{HERE}<int:pk>/split/", units.split, name="split_unit"),
    path(f"{HERE}<int:pk>/end/", units.end, name="end_unit"),
    path(f"{HERE}<int:pk>/agency-code/", units.unit_code, name="unit_code"),
    path("p/<str:code>/changes/<int:pk>/undo/", units.undo, name="undo"),
    path("p/<str:code>/rules/", own_rules.show, name="own_rules"),
    path("p/<str:code>/rules/mark/", own_rules.set_mark, name="set_mark"),
    path("p/<str:code>/rules/phone/", own_rules.set_phone, name="set_phone"),
    path("p/<str:code>/rules/day/", own_rules.set_day, name="set_day"),
    path("p/<str:code>/rules/indicator/", own_rules.set_indicator, name="set_indicator"),
    path("p/<str:code>/rules/<int:pk>/end/", own_rules.end, name="end_rule"),
    path("places/", communes.show_places, name="places"),
    path("places/follow/", communes.follow, name="follow"),
    path("places/open/", communes.open_place, name="open"),
    path("places/<str:code>/", communes.show_place, name="place"),
    path("places/<str:code>/rename/", communes.rename, name="rename_place"),
    path("places/<str:code>/move/", communes.move, name="move_place"),
    path("places/<str:code>/merge/", communes.merge, name="merge_place"),
    path("places/<str:code>/split/", communes.split, name="split_place"),
    path("places/<str:code>/agency-code/", communes.agency_code, name="agency_code"),
]
