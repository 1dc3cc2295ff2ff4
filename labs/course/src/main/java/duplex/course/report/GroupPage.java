package duplex.course.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** A group's report as one HTML file, from which no request leaves. The template is {@code src/main/jte/group.jte}. */
public final class GroupPage {

    private GroupPage() {}

    public static String html(GroupReport group) {
        TemplateEngine templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, GroupPage.class.getClassLoader(), "duplex.course.report");
        StringOutput page = new StringOutput();
        templates.render("group.jte", Map.of("group", group), page);
        return page.toString();
    }
}
