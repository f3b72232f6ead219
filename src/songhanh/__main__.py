"""`python -m songhanh` is the console script."""

import sys

from songhanh.cli import main

sys.exit(main())
