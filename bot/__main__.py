"""`python -m bot` is the same as `stadswijzer`."""

import sys

from bot.cli import main

sys.exit(main())
