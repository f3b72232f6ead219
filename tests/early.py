"""A home of its own for the run, named before Django's settings are read (`-p tests.early`)."""

import atexit
import os
import shutil
import tempfile

if "SONGHANH_TEST_HOME" not in os.environ:
    os.environ["SONGHANH_TEST_HOME"] = tempfile.mkdtemp(prefix="songhanh-test-")
    atexit.register(shutil.rmtree, os.environ["SONGHANH_TEST_HOME"], ignore_errors=True)
os.environ["SONGHANH_HOME"] = os.environ["SONGHANH_TEST_HOME"]
os.environ["DJANGO_SETTINGS_MODULE"] = "songhanh.config.settings"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop in the test's own thread
