"""Addresses of sign-in and of the first steps."""

from django.urls import path

from songhanh.people import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("welcome/<str:token>/", views.welcome, name="welcome"),
    path("begin/", views.begin, name="begin"),
]
