"""Addresses of the door, of one's own account, and of the people and village links of a place."""

from django.urls import path

from songhanh.people.views import (
    begin,
    bulk,
    directory,
    invitations,
    links,
    merged,
    own,
    signing,
    welcome,
)

HERE = "p/<str:code>/people/"

app_name = "people"
urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-in/code/", signing.code, name="code"),
    path("sign-in/done/", signing.signed_in, name="signed_in"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("prove/", signing.prove, name="prove"),
    path("welcome/<str:token>/", welcome.welcome, name="welcome"),
    path("begin/", begin.begin, name="begin"),
    path("account/", own.me, name="me"),
    path("account/password/", own.password, name="password"),
    path("account/second-factor/", own.second_factor, name="second_factor"),
    path("account/second-factor/remove/", own.remove_factor, name="remove_factor"),
    path("account/recovery-codes/", own.recovery_codes, name="recovery_codes"),
    path("account/sessions/<str:handle>/end/", own.end_session, name="end_session"),
    path(HERE, directory.people, name="people"),
    path(f"{HERE}invite/", invitations.invite, name="invite"),
    path(f"{HERE}invite/list/", bulk.bulk, name="bulk"),
    path(f"{HERE}invite/list/template.xlsx", bulk.bulk_template, name="bulk_template"),
    path(f"{HERE}merged/", merged.merged, name="merged"),
    path(f"{HERE}sheets/", invitations.sheets, name="sheets"),
    path(f"{HERE}invitations/<int:pk>/", invitations.sheet, name="sheet"),
    path(f"{HERE}invitations/<int:pk>/withdraw/", invitations.withdraw, name="withdraw"),
    path(f"{HERE}villages/", links.villages, name="villages"),
    path(f"{HERE}villages/sheets/", links.village_sheets, name="village_sheets"),
    path(f"{HERE}villages/<int:pk>/renew/", links.renew_link, name="renew_link"),
    path(f"{HERE}villages/links/<int:pk>/close/", links.close_link, name="close_link"),
    path(f"{HERE}roles/<int:pk>/end/", directory.end, name="end"),
    path(f"{HERE}<int:pk>/", directory.person, name="person"),
    path(f"{HERE}<int:pk>/give/", directory.give, name="give"),
    path(f"{HERE}<int:pk>/hand-over/", directory.leave, name="leave"),
    path(f"{HERE}<int:pk>/renew/", directory.renew, name="renew"),
    path(f"{HERE}<int:pk>/close/", directory.close, name="close"),
    path(f"{HERE}<int:pk>/sign-out/", directory.sign_out_everywhere, name="sign_out_everywhere"),
]
