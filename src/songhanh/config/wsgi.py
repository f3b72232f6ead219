"""The WSGI application that `songhanh run` serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songhanh.config.settings")

application = get_wsgi_application()
