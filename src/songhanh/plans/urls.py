"""Addresses of the room; place and year stand in each of them."""

from django.urls import include, path

from songhanh.plans.views import amend, chain, files, issue, items, lists, own_words, plan, room, sketch

app_name = "plans"

_one = [
    path("", plan.show_plan, name="plan"),
    path("review/", room.show_room, name="room"),
    path("review/act/", room.act_on_draft, name="act"),
    path("items/add/", items.add, name="add"),
    path("items/<int:item_pk>/", items.mend, name="item"),
    path("items/<int:item_pk>/split/", items.split, name="split"),
    path("items/<int:item_pk>/merge/", items.merge, name="merge"),
    path("confirm/", room.confirm, name="confirm"),
    path("redraft/", room.redraft, name="redraft"),
    path("drop/", room.drop, name="drop"),
    path("paper/", plan.show_paper, name="paper"),
    path("history/", plan.show_history, name="history"),
    path("end/", plan.end, name="end"),
    path("amend/", amend.receive, name="amend"),
    path("lines/", amend.lines, name="lines"),
    path("compare/", amend.compare, name="compare"),
    path("above/", chain.above, name="above"),
    path("above/<uuid:series>/", chain.parent_paper, name="parent_paper"),
    path("below/", chain.below, name="below"),
    path("issue/", issue.record, name="issue"),
    path("issue/<int:issue_pk>/scan/", issue.download_scan, name="scan"),
    path("issue/<int:issue_pk>/compare/", issue.compare_scan, name="compare_scan"),
    path("original/", files.download_original, name="original"),
    path("assignments.docx", files.download_assignments_docx, name="assignments_docx"),
    path("assignments.xlsx", files.download_assignments_xlsx, name="assignments_xlsx"),
    path("plan.json", files.download_json, name="json"),
]

_sketch = [
    path("", sketch.show, name="sketch"),
    path("parts/<slug:part>/", sketch.write, name="sketch_part"),
    path("docx/", sketch.download, name="sketch_docx"),
    path("send/", sketch.send, name="send_sketch"),
    path("drop/", sketch.drop, name="drop_sketch"),
]

urlpatterns = [
    path(
        "p/<slug:code>/<int:year>/plans/",
        include(
            [
                path("", lists.list_plans, name="list"),
                path("draft/<int:pk>/", include(_sketch)),
                path("own-words/", own_words.own_words, name="own_words"),
                path("documents/<int:pk>/", lists.show_document, name="document"),
                path("documents/<int:pk>/original/", files.download_document, name="document_original"),
                path("documents/<int:pk>/drop/", lists.drop_waiting, name="drop_document"),
                path("<int:pk>/", include(_one)),
            ]
        ),
    ),
]
