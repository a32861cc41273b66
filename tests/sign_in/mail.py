"""Mail servers that fail, each in its way."""

from smtplib import SMTPServerDisconnected

from django.core.mail.backends.base import BaseEmailBackend


class SMTPServerDisconnectedBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise SMTPServerDisconnected


class ConnectionRefusedErrorBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise ConnectionRefusedError
