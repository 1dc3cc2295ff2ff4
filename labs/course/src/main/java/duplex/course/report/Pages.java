package duplex.course.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Pages as one HTML file each, from which no request leaves. The templates are in {@code src/main/jte}. */
public final class Pages {

    private Pages() {}

    public static String html(GroupReport group) {
        return render("group.jte", "group", group);
    }

    public static String html(Worksheet sheet) {
        return render("worksheet.jte", "sheet", sheet);
    }

    private static String render(String template, String name, Object value) {
        TemplateEngine templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Pages.class.getClassLoader(), "duplex.course.report");
        StringOutput page = new StringOutput();
        templates.render(template, Map.of(name, value), page);
        return page.toString();
    }
}
