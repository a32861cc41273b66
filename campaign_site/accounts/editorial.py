"""Who writes, who approves: page rights of the roles, and the one workflow that publishes."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

WORKFLOW = "Granskning"
# Nobody but administrators publishes past the workflow, or sweeps pages away by the dozen.
NEVER_GIVEN = ("publish_page", "unlock_page", "bulk_delete_page")
WRITES_PAGES = ("add_page", "change_page")
USES_PICTURES = (
    "add_siteimage",
    "change_siteimage",
    "choose_siteimage",
    "add_sitedocument",
    "change_sitedocument",
    "choose_sitedocument",
)
# Wagtail brings these two; the second may publish, and our roles take their place.
WAGTAILS_OWN = ("Editors", "Moderators")


def set_editorial_rights(*, writers: Group, reviewers: Group) -> None:
    """Safe to run again: rights and workflow become exactly these."""
    root, pictures = Page.get_first_root_node(), Collection.get_first_root_node()
    Group.objects.filter(name__in=WAGTAILS_OWN, user__isnull=True).delete()
    GroupPagePermission.objects.filter(permission__codename__in=NEVER_GIVEN).delete()
    for codename in WRITES_PAGES:
        GroupPagePermission.objects.get_or_create(
            group=writers, page=root, permission=permission(codename)
        )
    for codename in USES_PICTURES:
        GroupCollectionPermission.objects.get_or_create(
            group=writers, collection=pictures, permission=permission(codename)
        )
    set_workflow(root, reviewers)


def set_workflow(root: Page, reviewers: Group) -> None:
    """Every page lies below the root, so every page is approved by a reviewer."""
    task = GroupApprovalTask.objects.filter(name=WORKFLOW).first()
    task = task or GroupApprovalTask.objects.create(name=WORKFLOW)
    task.groups.set([reviewers])
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.exclude(workflow=workflow).delete()
    WorkflowPage.objects.get_or_create(workflow=workflow, page=root)
    others = Workflow.objects.exclude(pk=workflow.pk)
    WorkflowContentType.objects.filter(workflow__in=others).delete()
    for other in others.filter(active=True):
        other.deactivate()


def permission(codename: str) -> Permission:
    return Permission.objects.get(codename=codename)
