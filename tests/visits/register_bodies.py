"""Bodies of made-up school units, in the shape that the register's own description gives."""

import json

ATTRIBUTES = {
    "displayName": "Testskolan",
    "status": "AKTIV",
    "url": "https://testskolan.example",
    "email": "brevet@testskolan.example",
    "phoneNumber": "Telefonen",
    "headMaster": "Rektorsnamnet",
    "addresses": [{"type": "BESOKSADRESS", "streetAddress": "Agatan 1"}],
    "schoolUnitType": "SKOLENHET",
    "schoolName": None,
    "municipalityCode": "0380",
    "schoolTypes": ["GY"],
    "startdate": "2012-01-01",
    "endDate": None,
}


def body(code="12345678", organizer="Testkommunen", **facts):
    """One answer of /v2/school-units/{code}; any attribute may be given."""
    return {
        "meta": {"created": "2012-01-01", "modified": "2026-01-01"},
        "links": {"href": f"https://register.example/v2/school-units/{code}"},
        "data": {
            "type": "schoolunit",
            "schoolUnitCode": code,
            "attributes": ATTRIBUTES | facts,
        },
        "included": {
            "type": "organization",
            "attributes": {"displayName": organizer, "organizerType": "KOMMUN"},
        },
    }


def line(code="12345678", **facts) -> bytes:
    return json.dumps(body(code, **facts), ensure_ascii=False).encode() + b"\n"
