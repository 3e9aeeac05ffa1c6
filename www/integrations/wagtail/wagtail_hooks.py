"""helder in the editor of Wagtail. Copy this to an app of yours; the package lies in its static files."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def helder():
    return format_html('<script type="module" src="{}"></script>', static("helder/integrations/wagtail/fields.js"))
