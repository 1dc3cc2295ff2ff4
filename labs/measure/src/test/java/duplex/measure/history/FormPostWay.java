package duplex.measure.history;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts the form; loads the page, and pages back through what it has not seen. */
record FormPostWay(Http http) implements Way {

    private static final Pattern TEXT = Pattern.compile("<p class=\"text\">([^<]*)</p>");
    private static final Pattern EARLIER = Pattern.compile("before=([a-z0-9]+\\.[0-9]+)");

    @Override
    public OptionalLong post(String author, String id) throws IOException, InterruptedException {
        HttpResponse<String> response = http.post(
                "/form-post", "application/x-www-form-urlencoded", "author=" + author + "&text=" + id + "&id=" + id);
        if (response.statusCode() != 303) {
            throw new IOException("/form-post answered " + response.statusCode());
        }
        return OptionalLong.empty();
    }

    /** The page names the place of its first chat message only, in the link to what came before it. */
    @Override
    public void listen(Place after, Ear ear) throws IOException, InterruptedException {
        List<String> unseen = new ArrayList<>();
        String target = "/form-post";
        long first = Long.MAX_VALUE;
        while (first > after.sequence() + 1) {
            String page = http.get(target).body();
            Matcher link = EARLIER.matcher(page);
            first = link.find() ? Place.parse(link.group(1)).sequence() : 1;
            target = "/form-post?before=" + new Place(after.epoch(), first);
            List<String> texts =
                    TEXT.matcher(page).results().map(each -> each.group(1)).toList();
            unseen.addAll(0, texts);
        }
        for (long sequence = after.sequence() + 1; sequence < first + unseen.size(); sequence++) {
            ear.hear(sequence, unseen.get((int) (sequence - first)));
        }
    }
}
