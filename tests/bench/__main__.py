"""`python -m tests.bench`, from the root of the project."""

import sys
from pathlib import Path

# as pytest does: what stands in tests/ are modules of their own, not parts of a package
sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.command import main

if __name__ == "__main__":
    sys.exit(main())
