"""`python -m tests.browser.manage COMMAND`: a command of the site, on the day of the tests."""

import sys

from django.core.management import execute_from_command_line

from tests.browser.clock import travel

if __name__ == "__main__":
    travel()
    execute_from_command_line(sys.argv)
