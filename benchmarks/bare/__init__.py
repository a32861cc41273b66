"""The peer of bench_pages: a page as `wagtail start` leaves it."""
