"""What every check answers: a level and a sentence a person can act on."""

from schedules.actions.editions import Finding

GREEN, AMBER, RED = "green", "amber", "red"


def finding(check, level, sentence):
    return Finding(check, level, str(sentence))
