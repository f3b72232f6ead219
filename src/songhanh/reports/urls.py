"""Addresses of the room; place and year stand in each of them."""

from django.urls import include, path

from songhanh.reports.views import files, lists, next_plan, paper, steps

app_name = "reports"

_report = [
    path("", paper.show, name="report"),
    path("sections/<slug:section>/", paper.write, name="write"),
    path("sections/<slug:section>/restore/", paper.restore, name="restore"),
    path("foot/", paper.foot, name="foot"),
    path("drop/", steps.drop, name="drop"),
    path("submit/", steps.submit, name="submit"),
    path("return/", steps.send_back, name="return"),
    path("sign/", steps.sign, name="sign"),
    path("issue/", steps.issue, name="issue"),
    path("signed-file/attach/", steps.attach, name="attach"),
    path("send/", steps.send, name="send"),
    path("replace/", steps.replace, name="replace"),
    path("erratum/", files.erratum, name="erratum"),
    path("docx/", files.download_docx, name="docx"),
    path("xlsx/", files.download_xlsx, name="xlsx"),
    path("signed-file/", files.download_signed, name="signed"),
]

urlpatterns = [
    path("p/<slug:code>/<int:year>/next-plan/", next_plan.next_plan, name="next_plan"),
    path("p/<slug:code>/<int:year>/reports/", lists.list_reports, name="list"),
    path("p/<slug:code>/<int:year>/reports/<int:pk>/", include(_report)),
]
