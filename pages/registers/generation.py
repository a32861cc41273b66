from django.db import models
from django.utils.translation import gettext_lazy as _


class Generation(models.Model):
    """One row: a number that publishing raises, so that every process drops what it remembers."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("generation")
        verbose_name_plural = _("generations")

    def __str__(self):
        return str(self.number)
